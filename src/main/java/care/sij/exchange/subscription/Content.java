package care.sij.exchange.subscription;

import java.util.Optional;
import java.util.stream.Stream;

/** How much a notification tells (value set backport-content-value-set). */
enum Content {
    EMPTY("empty"),
    ID_ONLY("id-only"),
    FULL_RESOURCE("full-resource");

    private final String code;

    Content(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Content> of(String code) {
        return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
