package care.sij.partner;

import care.sij.clinical.Code;
import care.sij.fhir.SijUris;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMap.Target;
import care.sij.partner.CodeMap.Width;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.jspecify.annotations.Nullable;

/** Reads a code map from a ConceptMap, strictly: what it would have to pass over, it refuses. */
final class ConceptMapReader {

    private static final int MOST_TARGETS = 10_000;
    private static final int LONGEST_SYSTEM = 200;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_DISPLAY = 200;

    private static final String SYSTEM =
            "The codes belong to a system. Give its absolute URI, of at most 200 characters.";
    private static final String CODE = "Give a code of at most 64 characters without blanks at its ends.";

    /**
     * The target is as wide as the source or wider, so what was said stays true of it: R4 reads these from source to
     * target.
     */
    private static final Set<ConceptMapEquivalence> TRANSLATES = EnumSet.of(
            ConceptMapEquivalence.EQUAL,
            ConceptMapEquivalence.EQUIVALENT,
            ConceptMapEquivalence.WIDER,
            ConceptMapEquivalence.SUBSUMES);

    private static final Set<ConceptMapEquivalence> WIDER =
            EnumSet.of(ConceptMapEquivalence.WIDER, ConceptMapEquivalence.SUBSUMES);

    private final Direction direction;
    private final Map<Code, List<Target>> targets = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int count;

    private ConceptMapReader(Direction direction) {
        this.direction = direction;
    }

    /**
     * The map, without a version.
     *
     * @throws InvalidCodeMap naming all that is wrong
     */
    static CodeMap read(ConceptMap map, Direction direction) {
        ConceptMapReader reader = new ConceptMapReader(direction);
        reader.require(
                map.getStatus() == PublicationStatus.ACTIVE,
                "ConceptMap.status",
                "A map that is applied is active. Set it so.");
        for (int group = 0; group < map.getGroup().size(); group++) {
            reader.group(map.getGroup().get(group), "ConceptMap.group[" + group + "]");
        }
        reader.require(
                reader.count <= MOST_TARGETS,
                "ConceptMap.group",
                "A map has at most " + MOST_TARGETS + " targets. Leave out what is never sent.");
        if (!reader.faults.isEmpty()) {
            throw new InvalidCodeMap(reader.faults);
        }
        return new CodeMap(0, reader.targets);
    }

    private void group(ConceptMapGroupComponent group, String place) {
        boolean source = require(isSystem(group.getSource()), place + ".source", SYSTEM);
        boolean target = require(isSystem(group.getTarget()), place + ".target", SYSTEM);
        require(
                !group.hasSourceVersion() && !group.hasTargetVersion(),
                place,
                "Codes are compared without versions of their systems. Leave sourceVersion and targetVersion out.");
        require(
                !group.hasUnmapped(),
                place + ".unmapped",
                "What is not mapped is listed for somebody to look at, not guessed. Leave it out.");
        if (source && target && requireTheirs(group, place)) {
            for (int element = 0; element < group.getElement().size(); element++) {
                element(group, group.getElement().get(element), place + ".element[" + element + "]");
            }
        }
    }

    /** What our own codes mean is not a partner's to say, nor are its codes ours. */
    private boolean requireTheirs(ConceptMapGroupComponent group, String place) {
        return direction == Direction.IN
                ? require(
                        !isOurs(group.getSource()),
                        place + ".source",
                        "A map of the way in starts from codes that are not this service's. Map those of the partner.")
                : require(
                        !isOurs(group.getTarget()),
                        place + ".target",
                        "A map of the way out leads to codes that are not this service's. Map to those of the partner.");
    }

    private void element(ConceptMapGroupComponent group, SourceElementComponent element, String place) {
        boolean coded = require(isCode(element.getCode()), place + ".code", CODE);
        require(
                element.hasTarget(),
                place + ".target",
                "Say what the code is, or that nothing fits it by a target of equivalence unmatched.");
        if (!coded) {
            return;
        }
        List<Target> sofar =
                targets.computeIfAbsent(new Code(group.getSource(), element.getCode()), any -> new ArrayList<>());
        for (int target = 0; target < element.getTarget().size(); target++) {
            target(group, element.getTarget().get(target), place + ".target[" + target + "]", sofar);
        }
    }

    private void target(
            ConceptMapGroupComponent group, TargetElementComponent target, String place, List<Target> sofar) {
        count++;
        require(
                !target.hasDependsOn() && !target.hasProduct(),
                place,
                "A code is translated by itself. Leave dependsOn and product out.");
        boolean related = require(
                target.getEquivalence() != null, place + ".equivalence", "Say how the target relates to the source.");
        if (!related || !TRANSLATES.contains(target.getEquivalence())) {
            return;
        }
        boolean coded = require(isCode(target.getCode()), place + ".code", CODE);
        boolean shown = require(
                lengthOf(target.getDisplay()) <= LONGEST_DISPLAY, place + ".display", "Shorten it to 200 characters.");
        boolean single = require(
                sofar.stream().noneMatch(other -> other.code().system().equals(group.getTarget())),
                place,
                "One code is one code of another system. Leave one of the two targets.");
        if (coded && shown && single) {
            sofar.add(new Target(
                    new Code(group.getTarget(), target.getCode()),
                    target.hasDisplay() ? target.getDisplay() : "",
                    WIDER.contains(target.getEquivalence()) ? Width.WIDER : Width.SAME));
        }
    }

    private boolean require(boolean holds, String place, String remedy) {
        if (!holds) {
            faults.add(place + ": " + remedy);
        }
        return holds;
    }

    private static boolean isOurs(String system) {
        return system.startsWith(SijUris.BASE + "/");
    }

    private static boolean isSystem(@Nullable String system) {
        return system != null && system.length() <= LONGEST_SYSTEM && system.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    }

    private static boolean isCode(@Nullable String code) {
        return code != null && code.length() <= LONGEST_CODE && code.matches("\\S+( \\S+)*");
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
