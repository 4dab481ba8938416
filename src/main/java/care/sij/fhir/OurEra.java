package care.sij.fhir;

/** The years of which instants are asked for: what the database can hold is more, what anybody means is not. */
public final class OurEra {

    /** As errors tell of them. */
    public static final String WORDS = "of the years from 1900 to 9999";

    private static final int FIRST = 1900;
    private static final int LAST = 9999;

    private OurEra() {}

    /** Whether the year is one of them. */
    public static boolean holds(int year) {
        return year >= FIRST && year <= LAST;
    }
}
