package care.sij.console.partners;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of a registration that pages ask for, each named by its place in the registration. */
enum Setting {
    ENDPOINT(
            Step.ADDRESS,
            "delivery.endpoint",
            "Address",
            "Of a FHIR server its base, https://...; of an HL7 v2 engine"
                    + " mllps://host:port. Without TLS only on this machine.",
            Shape.LINE,
            Kind.ANY),
    BUNDLE(
            Step.ADDRESS,
            "delivery.ssl-bundle",
            "SSL bundle",
            "Name of the bundle with our certificate for it, or its"
                    + " own authority. Leave it empty when the usual authorities are enough.",
            Shape.LINE,
            Kind.ANY),
    LINE_APPLICATION(Step.ADDRESS, "delivery.hl7v2.application", "Receiving application", "MSH-5", Shape.LINE, Kind.V2),
    LINE_FACILITY(Step.ADDRESS, "delivery.hl7v2.facility", "Receiving facility", "MSH-6", Shape.LINE, Kind.V2),

    CHANNEL(Step.PROFILE, "delivery.channel", "How it takes what is sent", "", Shape.CHOICE, Kind.ANY),
    PROFILE(
            Step.PROFILE,
            "delivery.profile",
            "Capability profile",
            "What its EHR takes. Not for whole messages.",
            Shape.CHOICE,
            Kind.ANY),
    PARAMETERS(
            Step.PROFILE,
            "delivery.parameters",
            "Parameters of the profile",
            "One a line: name=value",
            Shape.PAIRS,
            Kind.FHIR),
    EVENTS(Step.PROFILE, "delivery.events", "What it is told", "", Shape.CHECKS, Kind.ANY),

    ORGANIZATION(Step.IDENTITY, "organization", "Organization", "As people call it", Shape.LINE, Kind.ANY),
    ID(Step.IDENTITY, "id", "Id here", "Its OAuth client id: small letters, digits and hyphens", Shape.LINE, Kind.ANY),
    ROLE(Step.IDENTITY, "role", "Role", "", Shape.CHOICE, Kind.ANY),
    SYSTEMS(
            Step.IDENTITY,
            "identifier-systems",
            "Identifier systems",
            "Whose numbers it may state, best first, one a" + " line: a URI, or a prefix that ends in /*",
            Shape.LINES,
            Kind.ANY),
    SOURCES(
            Step.IDENTITY,
            "source-endpoints",
            "Source endpoints",
            "What its messages may name as their source, one a" + " line",
            Shape.LINES,
            Kind.ANY),
    PORT(
            Step.IDENTITY,
            "hl7v2.port",
            "Port to listen on",
            "Where its HL7 v2 messages come in here; empty when it sends" + " none",
            Shape.LINE,
            Kind.V2),
    SENDING_APPLICATION(Step.IDENTITY, "hl7v2.application", "Sending application", "MSH-3", Shape.LINE, Kind.V2),
    SENDING_FACILITY(Step.IDENTITY, "hl7v2.facility", "Sending facility", "MSH-4", Shape.LINE, Kind.V2),
    NUMBERS_BELOW(
            Step.IDENTITY,
            "hl7v2.numbers-below",
            "Numbers lie below",
            "URI for numbers that come without an" + " authority",
            Shape.LINE,
            Kind.V2),
    CONTACT_NAME(Step.IDENTITY, "contact.name", "Whom to call", "A person or a desk", Shape.LINE, Kind.ANY),
    CONTACT_EMAIL(Step.IDENTITY, "contact.email", "E-mail", "", Shape.LINE, Kind.ANY),
    CONTACT_PHONE(Step.IDENTITY, "contact.phone", "Phone", "", Shape.LINE, Kind.ANY),

    JWKS_URL(
            Step.KEYS,
            "jwks-url",
            "Address of its public keys",
            "https://...; it changes its keys there by itself",
            Shape.LINE,
            Kind.ANY),
    JWKS(Step.KEYS, "jwks", "Or its public keys", "A JSON Web Key Set, public keys only", Shape.TEXT, Kind.ANY),
    SCOPES(
            Step.KEYS,
            "scopes",
            "Scopes it may be granted",
            "One a line, e.g. system/MessageHeader.c",
            Shape.LINES,
            Kind.ANY),
    TOKEN_URL(
            Step.KEYS,
            "delivery.token-url",
            "Its token endpoint",
            "Empty when it asks for no token",
            Shape.LINE,
            Kind.FHIR),
    CLIENT_ID(Step.KEYS, "delivery.client-id", "Our client id there", "", Shape.LINE, Kind.FHIR),
    SCOPE(
            Step.KEYS,
            "delivery.scope",
            "Scope that we ask for there",
            "e.g. system/MessageHeader.c",
            Shape.LINE,
            Kind.FHIR),

    DIALECT(Step.CODES, "dialect", "Event codes", "Whose codes stand in its message headers", Shape.CHOICE, Kind.ANY),

    PER_MINUTE(
            Step.LATER,
            "limits.messages-per-minute",
            "Most messages a minute",
            "Empty for no limit",
            Shape.LINE,
            Kind.ANY),
    GIVE_UP_AFTER(
            Step.LATER, "retry.give-up-after", "Tried for", "e.g. 24h; empty as for everybody", Shape.LINE, Kind.ANY),
    ANSWER_WITHIN(
            Step.LATER,
            "retry.answer-within",
            "Answer waited for",
            "1s to 5m; empty as for everybody",
            Shape.LINE,
            Kind.ANY),
    CANCELLATION(Step.LATER, "cancellation", "Cancelling a referral", "", Shape.CHOICE, Kind.ANY);

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

    private final Step step;
    private final String path;
    private final String label;
    private final String hint;
    private final Shape shape;
    private final Kind kind;

    Setting(Step step, String path, String label, String hint, Shape shape, Kind kind) {
        this.step = step;
        this.path = path;
        this.label = label;
        this.hint = hint;
        this.shape = shape;
        this.kind = kind;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    public Shape shape() {
        return shape;
    }

    Step step() {
        return step;
    }

    /** Those that the step asks of a partner of this kind. */
    static List<Setting> of(Step step, Kind kind) {
        return Stream.of(values())
                .filter(setting -> setting.step == step && setting.isFor(kind))
                .toList();
    }

    boolean isFor(Kind partner) {
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
