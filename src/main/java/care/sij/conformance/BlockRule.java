package care.sij.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/**
 * The outcome of a diagnostic block is its readings: one just before and at least one after, on one scale (CONTRACT,
 * invariants). Without them nobody can say what the block showed.
 */
final class BlockRule implements MessageRule {

    private static final String EXTENSIONS = "http://sij-pathways.example.org/fhir/StructureDefinition/";
    private static final String PURPOSE = EXTENSIONS + "sij-injection-purpose";
    private static final String OFFSET = EXTENSIONS + "sij-reading-offset";
    private static final String EVENT = "sij-injection-outcome";

    @Override
    public Stream<Finding> findings(Message message) {
        if (message.event().filter(EVENT::equals).isEmpty()) {
            return Stream.of();
        }
        return message.of(Profile.INJECTION)
                .filter(BlockRule::isCompletedBlock)
                .filter(block -> !hasReadingsOfOneScale(block, message))
                .map(block -> Finding.error(
                        "block-readings",
                        block.location(),
                        "A diagnostic injection is reported with its pain score just before (sij-reading-offset 0 min) and"
                                + " at least one after it, on the same scale, each naming the injection in partOf. Add"
                                + " them."));
    }

    private static boolean isCompletedBlock(MessagePart part) {
        return part.resource() instanceof Procedure procedure
                && procedure.getStatus() == ProcedureStatus.COMPLETED
                && procedure.getExtensionsByUrl(PURPOSE).stream()
                        .map(Extension::getValue)
                        .anyMatch(purpose -> purpose != null && "diagnostic".equals(purpose.primitiveValue()));
    }

    private static boolean hasReadingsOfOneScale(MessagePart block, Message message) {
        Map<Set<String>, List<Boolean>> afterwardsByScale = message.of(Profile.PAIN_SCORE)
                .map(MessagePart::resource)
                .map(Observation.class::cast)
                .filter(reading -> reading.getPartOf().stream()
                        .anyMatch(whole ->
                                message.target(whole).filter(block::equals).isPresent()))
                .filter(reading -> reading.hasExtension(OFFSET))
                .collect(Collectors.groupingBy(
                        BlockRule::scale, Collectors.mapping(BlockRule::isAfterwards, Collectors.toList())));
        return afterwardsByScale.values().stream()
                .anyMatch(readings -> readings.contains(true) && readings.contains(false));
    }

    private static Set<String> scale(Observation reading) {
        return reading.getCode().getCoding().stream()
                .filter(coding -> "http://loinc.org".equals(coding.getSystem()))
                .map(Coding::getCode)
                .collect(Collectors.toSet());
    }

    private static boolean isAfterwards(Observation reading) {
        return reading.getExtensionsByUrl(OFFSET).stream()
                .map(Extension::getValue)
                .anyMatch(offset -> offset instanceof Duration duration
                        && duration.hasValue()
                        && duration.getValue().signum() > 0);
    }
}
