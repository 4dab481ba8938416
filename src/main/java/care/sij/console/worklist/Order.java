package care.sij.console.worklist;

import care.sij.clinical.Coded;
import care.sij.record.SearchQuery.Direction;
import java.util.Optional;

/** Which of a list comes first. */
enum Order implements Coded {
    OLDEST("oldest", "earliest first", Direction.ASCENDING),
    NEWEST("newest", "latest first", Direction.DESCENDING);

    private final String code;
    private final String title;
    private final Direction direction;

    Order(String code, String title, Direction direction) {
        this.code = code;
        this.title = title;
        this.direction = direction;
    }

    @Override
    public String code() {
        return code;
    }

    /** In words. */
    public String title() {
        return title;
    }

    Direction direction() {
        return direction;
    }

    static Optional<Order> of(String code) {
        return Coded.find(values(), code);
    }
}
