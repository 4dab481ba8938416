package care.sij.api.terminology;

import care.sij.api.terminology.Concepts.Placed;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** What {@code $lookup} tells of a code (R4 codesystem-operation-lookup.html). */
final class LookedUp {

    private LookedUp() {}

    /** @param wanted names of the properties; all when empty */
    static Parameters of(CodeSystem system, Placed placed, List<String> wanted) {
        Parameters answer =
                of(system.hasName() ? system.getName() : system.getUrl(), Concepts.display(placed.concept()));
        if (system.hasVersion()) {
            answer.addParameter().setName("version").setValue(new StringType(system.getVersion()));
        }
        placed.concept().getDesignation().forEach(designation -> {
            ParametersParameterComponent said = answer.addParameter().setName("designation");
            if (designation.hasLanguage()) {
                said.addPart().setName("language").setValue(designation.getLanguageElement());
            }
            if (designation.hasUse()) {
                said.addPart().setName("use").setValue(designation.getUse());
            }
            said.addPart().setName("value").setValue(designation.getValueElement());
        });
        if (placed.concept().hasDefinition()) {
            property(answer, wanted, "definition", placed.concept().getDefinitionElement());
        }
        placed.parent().ifPresent(parent -> property(answer, wanted, "parent", new CodeType(parent)));
        placed.concept()
                .getConcept()
                .forEach(child -> property(answer, wanted, "child", new CodeType(child.getCode())));
        placed.concept()
                .getProperty()
                .forEach(property -> property(answer, wanted, property.getCode(), property.getValue()));
        return answer;
    }

    static Parameters of(String system, String display) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("name").setValue(new StringType(system));
        answer.addParameter().setName("display").setValue(new StringType(display));
        return answer;
    }

    private static void property(Parameters answer, List<String> wanted, String code, Type value) {
        if (wanted.isEmpty() || wanted.contains(code)) {
            ParametersParameterComponent said = answer.addParameter().setName("property");
            said.addPart().setName("code").setValue(new CodeType(code));
            said.addPart().setName("value").setValue(value);
        }
    }
}
