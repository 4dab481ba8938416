package care.sij.console.partners;

import care.sij.console.frame.NotThere;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps by which a partner is connected, in their order. */
enum Step {
    ADDRESS("Address"),
    SERVER("What its server says"),
    PROFILE("What it takes"),
    IDENTITY("Who it is"),
    KEYS("Keys"),
    CODES("Codes"),
    TEST("Test"),
    REVIEW("Review"),
    /** Settings that are asked for only once it is connected. */
    LATER("Later");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As it stands in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of the wizard. */
    static List<Step> walked() {
        return Stream.of(values()).filter(step -> step != LATER).toList();
    }

    /** The one of this word. */
    static Step named(String word) {
        return walked().stream()
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    /** The one after it; the last has none. */
    Optional<Step> next() {
        return at(walked().indexOf(this) + 1);
    }

    /** The one before it; the first has none. */
    Optional<Step> before() {
        return at(walked().indexOf(this) - 1);
    }

    private static Optional<Step> at(int place) {
        return place >= 0 && place < walked().size() ? Optional.of(walked().get(place)) : Optional.empty();
    }
}
