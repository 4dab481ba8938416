package care.sij.audit;

import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Coding;

/** The type and the subtypes under which events of each kind are rendered and found. */
public final class AuditCodes {

    /** Code system of DICOM's audit messages. */
    public static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String IHE = "urn:ihe:event-type-code";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

    private static final String NOTIFICATION = "http://hl7.org/fhir/subscription-notification-type";

    /** What a subscription is sent. */
    private static final Set<String> NOTIFICATIONS = Set.of("handshake", "heartbeat", "event-notification");

    private AuditCodes() {}

    static Coding type(AuditKind kind) {
        return switch (kind) {
            case DELIVERY -> new Coding(DICOM, "110106", "Export");
            case TOKEN, TOKEN_INTROSPECTION, TOKEN_REVOCATION, SIGN_IN, SIGN_OUT ->
                new Coding(DICOM, "110114", "User Authentication");
            case CONFIGURATION -> new Coding(DICOM, "110113", "Security Alert");
            case PAGE -> new Coding(LIFECYCLE, "access", "Access/View Record Lifecycle Event");
            case SERVICE -> new Coding(DICOM, "110100", "Application Activity");
            default -> new Coding(EVENT_TYPE, "rest", "Restful Operation");
        };
    }

    static List<Coding> subtypes(AuditKind kind, String detail) {
        List<Coding> subtypes = new ArrayList<>(subtypes(kind));
        if (!detail.isEmpty()) {
            subtypes.add(detail(kind, detail));
        }
        return subtypes;
    }

    private static List<Coding> subtypes(AuditKind kind) {
        return switch (kind) {
            case SEARCH -> List.of(interaction("search-type"));
            case MESSAGE -> List.of(interaction("operation"), new Coding().setCode("process-message"));
            case DELIVERY -> List.of(new Coding(LIFECYCLE, "disclose", "Disclose Record Lifecycle Event"));
            case TOKEN -> List.of(new Coding(IHE, "ITI-71", "Get Access Token"));
            case TOKEN_INTROSPECTION -> List.of(new Coding(IHE, "ITI-102", "Introspect Token"));
            case SIGN_IN -> List.of(new Coding(DICOM, "110122", "Login"));
            case TOKEN_REVOCATION, SIGN_OUT -> List.of(new Coding(DICOM, "110123", "Logout"));
            case CONFIGURATION -> List.of(new Coding(DICOM, "110129", "Security Configuration"));
            case PAGE, SERVICE, OTHER -> List.of();
            default -> List.of(interaction(kind.code()));
        };
    }

    private static Coding detail(AuditKind kind, String detail) {
        return switch (kind) {
            case DELIVERY ->
                new Coding()
                        .setSystem(
                                NOTIFICATIONS.contains(detail) ? NOTIFICATION : SijUris.codeSystem("sij-message-event"))
                        .setCode(detail);
            case MESSAGE ->
                new Coding().setSystem(SijUris.codeSystem("sij-message-event")).setCode(detail);
            case PAGE ->
                new Coding().setSystem(SijUris.codeSystem("sij-console-page")).setCode(detail);
            case SERVICE ->
                new Coding().setSystem(SijUris.codeSystem("sij-activity")).setCode(detail);
            default -> new Coding().setCode(detail);
        };
    }

    private static Coding interaction(String code) {
        return new Coding(INTERACTION, code, code);
    }

    /** The kinds of a type that a search asks for, {@code [system|]code}. */
    public static List<AuditKind> kindsOfType(String token) {
        return kinds(kind -> matches(type(kind), token));
    }

    /** The kinds of a subtype that a search asks for, {@code [system|]code}. */
    public static List<AuditKind> kindsOfSubtype(String token) {
        return kinds(kind -> subtypes(kind).stream().anyMatch(subtype -> matches(subtype, token)));
    }

    private static List<AuditKind> kinds(Predicate<AuditKind> matching) {
        return Arrays.stream(AuditKind.values()).filter(matching).toList();
    }

    private static boolean matches(Coding coding, String token) {
        int bar = token.indexOf('|');
        String code = token.substring(bar + 1);
        return coding.getCode().equals(code)
                && (bar < 0 || token.substring(0, bar).equals(coding.hasSystem() ? coding.getSystem() : ""));
    }
}
