package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;

/**
 * Adds translations to what is coded, beside what stood there and after it; nothing is taken away or changed. Where a
 * coding of the target's system stands already, that one holds and nothing is added, so that translating again changes
 * nothing. A Coding alone has no room for a second one; no profile of ours reads one.
 */
public final class CodeTranslation {

    /** One coding that was added for one that stood there. */
    public record Added(Code source, Code target) {}

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
        translation.visit(coded);
        return List.copyOf(translation.added);
    }

    /** A coding's system and code; empty when it lacks one. */
    static Optional<Code> codeOf(Coding coding) {
        return coding.hasSystem() && coding.hasCode()
                ? Optional.of(new Code(coding.getSystem(), coding.getCode()))
                : Optional.empty();
    }

    private void visit(Base element) {
        if (element instanceof CodeableConcept concept) {
            translate(concept);
        }
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                visit(value);
            }
        }
    }

    /** The list grows while it is walked: a translation may have one itself. */
    private void translate(CodeableConcept concept) {
        for (int place = 0; place < concept.getCoding().size(); place++) {
            codeOf(concept.getCoding().get(place)).ifPresent(source -> add(concept, source));
        }
    }

    private void add(CodeableConcept concept, Code source) {
        for (Target target : map.of(source)) {
            if (concept.getCoding().stream()
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
