package care.sij.console.partners;

import care.sij.console.partners.Setting.Kind;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.CapabilityProfiles;
import care.sij.partner.EventDialect;
import care.sij.partner.PartnerRole;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What fields offer to choose from. */
final class Choices {

    /** One of them. */
    record Choice(String value, String label) {}

    private static final List<CapabilityProfile> PROFILES = CapabilityProfiles.shipped();

    private static final List<Choice> EVENTS = List.of(
            new Choice("sij-referral-request", "Referrals that are made"),
            new Choice("sij-referral-update", "Changes of referrals"),
            new Choice("sij-referral-cancel", "Cancellations"),
            new Choice("sij-referral-response", "Whether a referral is accepted"),
            new Choice("sij-appointment-notice", "Appointments"),
            new Choice("sij-consult-note", "Consult notes"),
            new Choice("sij-injection-outcome", "Outcomes of injections"),
            new Choice("sij-surgery-report", "Reports of surgery"),
            new Choice("sij-postop-followup", "Follow-up visits"),
            new Choice("sij-referral-outcome", "How a referral ended"),
            new Choice("sij-cancel-confirm", "Cancellations confirmed"));

    private Choices() {}

    /** Those of the setting; none where anything may be typed. */
    static List<Choice> of(Setting setting, Kind kind) {
        return switch (setting) {
            case CHANNEL ->
                kind == Kind.V2
                        ? List.of(new Choice("hl7v2", "HL7 v2 messages"))
                        : List.of(
                                new Choice("message", "Whole FHIR messages ($process-message)"),
                                new Choice("fhir-rest", "Resource by resource (FHIR REST)"));
            case PROFILE ->
                profiles(kind)
                        .map(profile -> new Choice(profile.name(), profile.title()))
                        .toList();
            case EVENTS -> EVENTS;
            case ROLE ->
                Stream.of(PartnerRole.values())
                        .map(role -> new Choice(
                                role.name().toLowerCase(Locale.ROOT),
                                role.name().toLowerCase(Locale.ROOT)))
                        .toList();
            case DIALECT ->
                Stream.of(EventDialect.values())
                        .map(dialect -> new Choice(dialect.word(), spoken(dialect)))
                        .toList();
            case CANCELLATION ->
                List.of(
                        new Choice("ask", "It asks, and the clinic confirms"),
                        new Choice("direct", "It cancels by itself until the clinic has begun"));
            default -> List.of();
        };
    }

    /** The capability profiles for such a partner. */
    static Stream<CapabilityProfile> profiles(Kind kind) {
        return PROFILES.stream()
                .filter(profile -> kind == Kind.V2 ? !profile.messages().isEmpty() : profile.takesFhir());
    }

    private static String spoken(EventDialect dialect) {
        return switch (dialect) {
            case NATIVE -> "Those of this service";
            case BSER -> "HL7 BSeR";
            case COW -> "HL7 Clinical Order Workflows";
        };
    }
}
