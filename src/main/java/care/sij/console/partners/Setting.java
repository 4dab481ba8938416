package care.sij.console.partners;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of a registration that pages ask for, each named by its place in the registration. In which words they
 * are asked for is in {@code console-forms/registration.yaml}.
 */
enum Setting {
    ENDPOINT("delivery.endpoint"),
    BUNDLE("delivery.ssl-bundle"),
    LINE_APPLICATION("delivery.hl7v2.application"),
    LINE_FACILITY("delivery.hl7v2.facility"),
    CHANNEL("delivery.channel"),
    PROFILE("delivery.profile"),
    PARAMETERS("delivery.parameters"),
    EVENTS("delivery.events"),
    ORGANIZATION("organization"),
    ID("id"),
    ROLE("role"),
    SYSTEMS("identifier-systems"),
    SOURCES("source-endpoints"),
    PORT("hl7v2.port"),
    SENDING_APPLICATION("hl7v2.application"),
    SENDING_FACILITY("hl7v2.facility"),
    NUMBERS_BELOW("hl7v2.numbers-below"),
    CONTACT_NAME("contact.name"),
    CONTACT_EMAIL("contact.email"),
    CONTACT_PHONE("contact.phone"),
    JWKS_URL("jwks-url"),
    JWKS("jwks"),
    SCOPES("scopes"),
    TOKEN_URL("delivery.token-url"),
    CLIENT_ID("delivery.client-id"),
    SCOPE("delivery.scope"),
    DIALECT("dialect"),
    PER_MINUTE("limits.messages-per-minute"),
    GIVE_UP_AFTER("retry.give-up-after"),
    ANSWER_WITHIN("retry.answer-within"),
    CANCELLATION("cancellation");

    /** How a setting is typed. */
    enum Shape {
        LINE,
        LINES,
        TEXT,
        PAIRS,
        CHOICE,
        CHECKS
    }

    /** For which partners a setting is. */
    enum Kind {
        ANY,
        FHIR,
        V2
    }

    private static final List<Setting> EDITED = List.of(
            ORGANIZATION,
            CONTACT_NAME,
            CONTACT_EMAIL,
            CONTACT_PHONE,
            SYSTEMS,
            SOURCES,
            EVENTS,
            JWKS_URL,
            JWKS,
            SCOPES,
            PER_MINUTE,
            GIVE_UP_AFTER,
            ANSWER_WITHIN,
            CANCELLATION);

    private final String path;

    Setting(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public String label() {
        return Question.of(this).label();
    }

    public String hint() {
        return Question.of(this).hint();
    }

    public Shape shape() {
        return Question.of(this).shape();
    }

    Step step() {
        return Question.of(this).step();
    }

    /** Those that the step asks of a partner of this kind. */
    static List<Setting> of(Step step, Kind kind) {
        return Stream.of(values())
                .filter(setting -> setting.step() == step && setting.isFor(kind))
                .toList();
    }

    boolean isFor(Kind partner) {
        Kind kind = Question.of(this).kind();
        return kind == Kind.ANY || kind == partner;
    }

    /** Those that the form of a registered partner changes. */
    static List<Setting> edited() {
        return EDITED;
    }

    /** The one whose place this is, or whose place it lies below. */
    static Optional<Setting> at(String place) {
        return Stream.of(values())
                .filter(setting -> place.matches(Pattern.quote(setting.path) + "([^A-Za-z0-9-][\\s\\S]*)?"))
                .max(Comparator.comparing(setting -> setting.path.length()));
    }
}
