package care.sij.console.partners;

import static java.util.Map.entry;

import care.sij.console.frame.Cut;
import care.sij.console.partners.Setting.Kind;
import care.sij.console.partners.Setting.Shape;
import care.sij.exchange.MessageEvents;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.CapabilityProfiles;
import care.sij.partner.EventDialect;
import care.sij.partner.PartnerRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What fields offer to choose from. */
@Component
class Choices {

    /** One of them. */
    record Choice(String value, String label) {}

    private static final int LONGEST = 120;
    private static final List<CapabilityProfile> PROFILES = CapabilityProfiles.shipped();

    private static final Map<String, String> EVENTS = Map.ofEntries(
            entry("sij-referral-request", "Referrals that are made"),
            entry("sij-referral-update", "Changes of referrals"),
            entry("sij-referral-cancel", "Cancellations"),
            entry("sij-referral-status-query", "Questions how referrals stand"),
            entry("sij-referral-response", "Whether a referral is accepted"),
            entry("sij-appointment-notice", "Appointments"),
            entry("sij-consult-note", "Consult notes"),
            entry("sij-injection-outcome", "Outcomes of injections"),
            entry("sij-surgery-report", "Reports of surgery"),
            entry("sij-postop-followup", "Follow-up visits"),
            entry("sij-referral-outcome", "How a referral ended"),
            entry("sij-cancel-confirm", "Cancellations confirmed"),
            entry("sij-patient-link", "Patients merged"));

    private final MessageEvents events;

    Choices(MessageEvents events) {
        this.events = events;
    }

    /** Those of each setting, and what the partner says already where that is none of them. */
    Function<Setting, List<Choice>> beside(Function<Setting, String> said, Kind kind) {
        return setting -> including(of(setting, kind), said.apply(setting), setting);
    }

    /** These and what is said beside them, so that nothing is lost for not being offered. */
    static List<Choice> including(List<Choice> choices, String said, Setting setting) {
        if (setting.shape() != Shape.CHECKS && setting.shape() != Shape.CHOICE) {
            return choices;
        }
        Stream<Choice> others = said.lines()
                .map(String::strip)
                .filter(value -> !value.isEmpty()
                        && choices.stream().noneMatch(choice -> choice.value().equals(value)))
                .distinct()
                .map(value -> new Choice(value, Cut.to(value, LONGEST)));
        return Stream.concat(choices.stream(), others).toList();
    }

    /** Those of the setting; none where anything may be typed. */
    List<Choice> of(Setting setting, Kind kind) {
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
            case EVENTS ->
                events.codes().stream()
                        .map(code -> new Choice(code, EVENTS.getOrDefault(code, code)))
                        .toList();
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
