package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Target;
import care.sij.partner.CodeMap.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Adds translations to what is coded, beside what stood there and after it; nothing is taken away or changed. Where a
 * coding of the target's system stands already, that one holds and nothing is added, so that translating again changes
 * nothing. A wider code is not added to what is denied: less was denied than it means. A Coding alone has no room for a
 * second one; no profile of ours reads one.
 */
public final class CodeTranslation {

    /** One coding that was added for one that stood there. */
    public record Added(Code source, Code target) {}

    /** Whether what is coded is said to be so. */
    private enum Said {
        AFFIRMED,
        DENIED;

        boolean allows(Target target) {
            return this == AFFIRMED || target.width() == Width.SAME;
        }
    }

    private final CodeMap map;
    private final List<Added> added = new ArrayList<>();

    private CodeTranslation(CodeMap map) {
        this.map = map;
    }

    /** Translates every CodeableConcept in a resource, or in a part of one, extensions and contained ones included. */
    public static List<Added> apply(CodeMap map, Base coded) {
        if (map.isEmpty()) {
            return List.of();
        }
        CodeTranslation translation = new CodeTranslation(map);
        translation.visit(coded, Said.AFFIRMED);
        return List.copyOf(translation.added);
    }

    /** A coding's system and code; empty when it lacks one. */
    static Optional<Code> codeOf(Coding coding) {
        return coding.hasSystem() && coding.hasCode()
                ? Optional.of(new Code(coding.getSystem(), coding.getCode()))
                : Optional.empty();
    }

    private void visit(Base element, Said about) {
        Said said = said(element, about);
        if (element instanceof CodeableConcept concept) {
            translate(concept, said);
        }
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                visit(value, Denial.isSaidBy(element, property) ? Said.AFFIRMED : said);
            }
        }
    }

    /** A resource, and a component with a result of its own, speak for themselves, wherever they stand. */
    private Said said(Base element, Said about) {
        if (Denial.in(element, map)) {
            return Said.DENIED;
        }
        boolean ownWord = element instanceof Resource
                || (element instanceof ObservationComponentComponent component
                        && (component.hasValue() || component.hasInterpretation()));
        return ownWord ? Said.AFFIRMED : about;
    }

    /** The list grows while it is walked: a translation may have one itself. */
    private void translate(CodeableConcept concept, Said said) {
        for (int place = 0; place < concept.getCoding().size(); place++) {
            codeOf(concept.getCoding().get(place)).ifPresent(source -> add(concept, source, said));
        }
    }

    private void add(CodeableConcept concept, Code source, Said said) {
        for (Target target : map.of(source)) {
            if (said.allows(target)
                    && concept.getCoding().stream()
                            .noneMatch(coding -> target.code().system().equals(coding.getSystem()))) {
                concept.addCoding(coding(target));
                added.add(new Added(source, target.code()));
            }
        }
    }

    private static Coding coding(Target target) {
        Coding coding = new Coding()
                .setSystem(target.code().system())
                .setCode(target.code().code());
        return target.display().isEmpty() ? coding : coding.setDisplay(target.display());
    }
}
