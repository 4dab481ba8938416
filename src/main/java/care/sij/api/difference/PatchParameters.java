package care.sij.api.difference;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The operations of a FHIRPath Patch, in the order in which they are done (R4 fhirpatch.html). */
final class PatchParameters {

    /** Data types that a parameter cannot have (R4 datatypes.html#open). */
    private static final Set<String> NOT_OPEN = Set.of(
            "Narrative",
            "ElementDefinition",
            "ProductShelfLife",
            "Population",
            "SubstanceAmount",
            "ProdCharacteristic",
            "MarketingStatus");

    private final Parameters parameters = new Parameters();

    Parameters parameters() {
        return parameters;
    }

    void add(String path, String name, Base value) {
        ParametersParameterComponent operation = operation("add", path);
        operation.addPart().setName("name").setValue(new StringType(name));
        value(operation.addPart().setName("value"), value);
    }

    void insert(String path, int index, Base value) {
        ParametersParameterComponent operation = operation("insert", path);
        value(operation.addPart().setName("value"), value);
        operation.addPart().setName("index").setValue(new IntegerType(index));
    }

    void delete(String path) {
        operation("delete", path);
    }

    void replace(String path, Base value) {
        value(operation("replace", path).addPart().setName("value"), value);
    }

    void move(String path, int source, int destination) {
        ParametersParameterComponent operation = operation("move", path);
        operation.addPart().setName("source").setValue(new IntegerType(source));
        operation.addPart().setName("destination").setValue(new IntegerType(destination));
    }

    private ParametersParameterComponent operation(String type, String path) {
        ParametersParameterComponent operation = parameters.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType(type));
        operation.addPart().setName("path").setValue(new StringType(path));
        return operation;
    }

    /** A data type as a value; what has no type of its own as a part for each of its elements. */
    private static void value(ParametersParameterComponent part, Base value) {
        if (value instanceof Resource resource) {
            part.setResource(resource);
        } else if (value instanceof Enumeration<?> code) {
            part.setValue(coded(code));
        } else if (value instanceof Type type && isOpen(value.fhirType())) {
            part.setValue(type);
        } else {
            for (Property property : value.children()) {
                Elements.values(property).forEach(each -> value(part.addPart().setName(Elements.name(property)), each));
            }
        }
    }

    private static CodeType coded(Enumeration<?> code) {
        CodeType coded = new CodeType(code.getValueAsString());
        coded.setExtension(code.getExtension());
        return coded;
    }

    private static boolean isOpen(String type) {
        return !type.contains(".") && !NOT_OPEN.contains(type);
    }
}
