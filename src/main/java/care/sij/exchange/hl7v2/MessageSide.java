package care.sij.exchange.hl7v2;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;

/**
 * Which joint a message is about. No segment of v2 has a place for it, so it is looked for where senders put it: an OBX
 * whose OBX-3 is SNOMED CT 272741003 (laterality), the procedure code modifier LT or RT (OBR-45), a SNOMED CT side
 * among the codings of DG1-3. It is never guessed from text.
 */
final class MessageSide {

    private static final String LATERALITY = "272741003";
    private static final int OBSERVATION_SITE = 20;
    private static final int MODIFIER = 45;

    private final V2Message message;
    private final V2Codes codes;

    MessageSide(V2Message message, V2Codes codes) {
        this.message = message;
        this.codes = codes;
    }

    /** Whether an OBX says which side the message is about. */
    boolean tells(V2Segment observation) {
        return codes.codings(observation.field(3)).stream()
                .anyMatch(coding -> V2Codes.SNOMED.equals(coding.getSystem()) && LATERALITY.equals(coding.getCode()));
    }

    /**
     * The side of the message.
     *
     * @throws V2Refused when it tells both, or none
     */
    JointSide required(V2Segment forWhat) {
        return told().orElseThrow(() -> V2Refused.content(V2Error.missing(
                forWhat.place(0),
                "The side of the joint is missing. Send an OBX 272741003^Laterality^SCT with 7771000 (left) or 24028007"
                        + " (right), the modifier LT or RT in OBR-45, or the SNOMED CT side in DG1-3.4.")));
    }

    /** The side of an observation: its own (OBX-20), else the message's. */
    Optional<JointSide> of(V2Segment observation) {
        return JointSide.of(observation.text(OBSERVATION_SITE))
                .or(() -> JointSide.of(observation.field(OBSERVATION_SITE).text(4)))
                .or(() -> message.before(observation, "OBR").flatMap(order -> JointSide.of(order.text(MODIFIER))))
                .or(this::told);
    }

    private Optional<JointSide> told() {
        Set<JointSide> sides = EnumSet.noneOf(JointSide.class);
        Stream.of(laterality(), modifiers(), diagnoses())
                .flatMap(found -> found)
                .forEach(sides::add);
        if (sides.size() > 1) {
            throw V2Refused.content(
                    V2Error.whole(
                            V2Error.Code.TABLE_VALUE_NOT_FOUND,
                            "The message tells both sides. Send one message for each side, with a referral number of its own."));
        }
        return sides.stream().findFirst();
    }

    private Stream<JointSide> laterality() {
        return message.all("OBX")
                .filter(this::tells)
                .flatMap(observation -> JointSide.of(observation.text(5)).stream());
    }

    private Stream<JointSide> modifiers() {
        return message.all("OBR")
                .flatMap(order -> order.fields(MODIFIER).stream())
                .flatMap(modifier -> JointSide.of(modifier.text(1)).stream());
    }

    private Stream<JointSide> diagnoses() {
        return message.all("DG1")
                .flatMap(diagnosis -> codes.codings(diagnosis.field(3)).stream())
                .filter(coding -> V2Codes.SNOMED.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> JointSide.of(code).stream());
    }
}
