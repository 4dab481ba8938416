package care.sij.api.rest;

import care.sij.fhir.AskedParameter;
import care.sij.record.PageCursor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sizes and beginnings of pages. */
@Component
public class Paging {

    private final RestSettings settings;

    Paging(RestSettings settings) {
        this.settings = settings;
    }

    public int usual() {
        return settings.pageSize();
    }

    /** What {@code _count} asks for, within the largest page; 0 asks for the total only. */
    public int count(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw AskedParameter.of("_count", value).invalid("a whole number");
        }
        return Math.min(Integer.parseInt(value), settings.largestPage());
    }

    /**
     * Where a page begins.
     *
     * @param query the query that the cursor must have been made for
     */
    public static Optional<PageCursor> cursor(Optional<String> text, String query) {
        return text.map(given -> PageCursor.parse(given, query).orElseThrow(Paging::invalidCursor));
    }

    static RequestRefused invalidCursor() {
        return new RequestRefused(
                Refusal.INVALID_CURSOR,
                "The page does not belong to this query; follow the `next` link as it was given, or start at"
                        + " the first page.");
    }
}
