package care.sij.record.store;

/** What tells rows that are indexed as the present service does it from those of before. */
public final class IndexRevision {

    static final int CURRENT = 4;

    /** Of the row {@code v}: it is indexed as it was before an upgrade. */
    public static final String OLD = "v.index_revision < " + CURRENT;

    private IndexRevision() {}
}
