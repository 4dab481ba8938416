package care.sij.record.store;

/** Rows with their bodies as far as these fit into so many bytes, the first row always: an answer is held whole. */
public final class FittingBodies {

    /** What the bodies of one page hold at most, unless its first alone is longer. */
    public static final long MOST = 8L << 20;

    /** Beside the columns of the rows: how many there were before they were bound by bytes. */
    public static final String AMONG = "among";

    private FittingBodies() {}

    /**
     * The first of the rows in this order; what lies aside is not read for its length.
     *
     * @param rows a SELECT with the column {@code body}, itself bound by count
     * @param order an ORDER BY over its columns as those of {@code v}
     */
    public static Sql of(Sql rows, String order, long most) {
        return new Sql("SELECT v.* FROM (SELECT v.*, count(*) OVER () AS " + AMONG + ", row_number() OVER w AS place,"
                        + " sum(coalesce(octet_length(v.body), 0)) OVER w AS upto FROM (")
                .add(rows)
                .add(") v WINDOW w AS (" + order + " ROWS UNBOUNDED PRECEDING)) v")
                .add(" WHERE v.place = 1 OR v.upto <= ? ORDER BY v.place", most);
    }
}
