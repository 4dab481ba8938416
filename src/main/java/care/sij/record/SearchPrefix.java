package care.sij.record;

/** How an ordered value is compared with that of a query (FHIR R4 search.html#prefix). */
public enum SearchPrefix {
    /** The query's range contains the value's. */
    EQ,
    /** The query's range does not contain the value's. */
    NE,
    /** Some of the value is above the query's range. */
    GT,
    /** Some of the value is below the query's range. */
    LT,
    /** {@link #GT} or {@link #EQ}. */
    GE,
    /** {@link #LT} or {@link #EQ}. */
    LE,
    /** The value starts after the query's range. */
    SA,
    /** The value ends before the query's range. */
    EB,
    /** The ranges overlap; the caller widens the query's. */
    AP
}
