package care.sij.fhir;

/**
 * How much of a body is read at most.
 *
 * @param bytes size of the whole body
 * @param weight what it takes in memory, in bytes of an ordinary body: many short values weigh more than their text
 * @param depth nesting of objects and arrays, or of XML elements
 * @param entries entries of a bundle
 */
public record ParseLimits(int bytes, long weight, int depth, int entries) {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long AS_THE_MEMORY_ALLOWS = Long.MAX_VALUE;

    /** A single resource or a message: 20 MB and 10,000 entries. */
    public static final ParseLimits MESSAGE = new ParseLimits(20 * MEGABYTE, AS_THE_MEMORY_ALLOWS, 64, 10_000);

    /** A resource in a header: 4 kB, of which a container takes about eight with the access token. */
    public static final ParseLimits HEADER = new ParseLimits(4 * 1024, AS_THE_MEMORY_ALLOWS, 16, 1);

    /** A transaction: 100 MB and 50,000 entries (the largest bundle of Synthea has 53 MB and 19,884). */
    public static final ParseLimits TRANSACTION = new ParseLimits(100 * MEGABYTE, AS_THE_MEMORY_ALLOWS, 64, 50_000);
}
