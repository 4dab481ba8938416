package care.sij.exchange.browse;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A row by the names of its columns: instants, numbers, texts and lists of texts; what is null is not there. */
final class Columns {

    private static final String INSTANT = "timestamptz";

    private Columns() {}

    static Map<String, Object> of(ResultSet row) throws SQLException {
        ResultSetMetaData head = row.getMetaData();
        Map<String, Object> columns = new HashMap<>();
        for (int column = 1; column <= head.getColumnCount(); column++) {
            String name = head.getColumnLabel(column);
            value(row, head, column).ifPresent(value -> columns.put(name, value));
        }
        return columns;
    }

    private static Optional<Object> value(ResultSet row, ResultSetMetaData head, int column) throws SQLException {
        if (row.getObject(column) == null) {
            return Optional.empty();
        }
        if (head.getColumnType(column) == Types.ARRAY) {
            return Optional.of(row.getArray(column).getArray());
        }
        if (head.getColumnTypeName(column).equals(INSTANT)) {
            Instant instant = row.getObject(column, OffsetDateTime.class).toInstant();
            return Optional.of(instant);
        }
        return Optional.of(row.getObject(column));
    }
}
