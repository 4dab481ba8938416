package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Which part of which plan a derived resource is, as its identifier tells: {@code patient/side/number/key}.
 *
 * @param number of the side's episode
 * @param key of the part; empty for the plan itself
 */
record PlanPart(JointSide side, int number, String key) {

    private static final Set<String> SYSTEMS = Set.of(SijUris.sid("care-plan"), SijUris.sid("care-plan-part"));

    static Optional<PlanPart> of(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> SYSTEMS.contains(identifier.getSystem()))
                .flatMap(identifier -> read(identifier.getValue()).stream())
                .findFirst();
    }

    private static Optional<PlanPart> read(String value) {
        String[] parts = value.split("/", 4);
        return parts.length < 3 || !parts[2].matches("[0-9]{1,6}")
                ? Optional.empty()
                : JointSide.of(parts[1])
                        .map(side -> new PlanPart(side, Integer.parseInt(parts[2]), parts.length > 3 ? parts[3] : ""));
    }

    boolean isOf(JointSide joint, int episode) {
        return side == joint && number == episode;
    }
}
