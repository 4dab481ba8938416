package care.sij.exchange.dialect;

import care.sij.fhir.SijUris;
import care.sij.partner.EventDialect;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/** How our events are coded for a partner; what a dialect has no code for stays ours. */
public final class EventCodings {

    /** Code system of our events. */
    static final String OURS = SijUris.codeSystem("sij-message-event");

    /** BSeR 2.0.0-ballot: the event of every message is v2-0003#I12 (profile BSeR-ReferralMessageHeader). */
    private static final List<String> OF_BSER = List.of("http://terminology.hl7.org/CodeSystem/v2-0003");

    /** The sources of COW 1.0.0-ballot name both, its example of a header the first; the package is not verified. */
    private static final List<String> OF_COW = List.of(
            "http://hl7.org/fhir/uv/cow/CodeSystem/temp", "http://hl7.org/fhir/uv/cow/CodeSystem/message-header-event");

    private static final Set<String> OURS_ALONE = Set.of("sij-referral-status-query", "sij-patient-link");

    private EventCodings() {}

    /** The coding of an event of ours in a dialect. */
    public static Coding of(EventDialect dialect, String event) {
        if (dialect == EventDialect.NATIVE || OURS_ALONE.contains(event)) {
            return new Coding(OURS, event, null);
        }
        return new Coding(systems(dialect).get(0), code(dialect, event), null);
    }

    private static String code(EventDialect dialect, String event) {
        if (dialect == EventDialect.BSER) {
            return "I12";
        }
        return event.equals("sij-referral-request") ? "new-order" : "order-update";
    }

    /** The code systems of a dialect's events beside ours, first the one that is written. */
    static List<String> systems(EventDialect dialect) {
        return switch (dialect) {
            case NATIVE -> List.of();
            case BSER -> OF_BSER;
            case COW -> OF_COW;
        };
    }
}
