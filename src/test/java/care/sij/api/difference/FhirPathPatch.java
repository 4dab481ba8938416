package care.sij.api.difference;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Does a FHIRPath Patch as R4 says it (fhirpatch.html), by HAPI's FHIRPath; independent of what writes patches. */
final class FhirPathPatch {

    private final FhirContext fhir;
    private final Resource resource;

    private FhirPathPatch(FhirContext fhir, Resource resource) {
        this.fhir = fhir;
        this.resource = resource;
    }

    static Resource apply(FhirContext fhir, Resource resource, Parameters patch) {
        Resource patched = resource.copy();
        FhirPathPatch applier = new FhirPathPatch(fhir, patched);
        patch.getParameter().forEach(applier::operation);
        return patched;
    }

    private void operation(ParametersParameterComponent operation) {
        String path = text(operation, "path");
        switch (text(operation, "type")) {
            case "add" -> add(one(path), text(operation, "name"), part(operation, "value"));
            case "insert" -> {
                Base parent = one(parent(path));
                String name = last(path);
                List<Base> values = values(parent, name);
                add(parent, name, part(operation, "value"));
                List<Base> more = values(parent, name);
                values.add(index(operation, "index"), more.get(more.size() - 1));
                set(parent, name, values);
            }
            case "delete" -> {
                Base gone = one(path);
                Base parent = one(parent(bare(path)));
                String name = last(bare(path));
                List<Base> values = values(parent, name);
                if (!values.removeIf(value -> value == gone)) {
                    throw new AssertionError(path + " is not in its list");
                }
                set(parent, name, values);
            }
            case "replace" -> {
                Base old = one(path);
                Base parent = one(parent(bare(path)));
                String name = last(bare(path));
                List<Base> values = values(parent, name);
                int place = identity(values, old);
                add(parent, name, part(operation, "value"));
                List<Base> more = values(parent, name);
                values.set(place, more.get(more.size() - 1));
                set(parent, name, values);
            }
            case "move" -> {
                Base parent = one(parent(path));
                List<Base> values = values(parent, last(path));
                Base moved = values.remove(index(operation, "source"));
                values.add(index(operation, "destination"), moved);
                set(parent, last(path), values);
            }
            default -> throw new AssertionError(text(operation, "type"));
        }
    }

    private static int identity(List<Base> values, Base wanted) {
        for (int place = 0; place < values.size(); place++) {
            if (values.get(place) == wanted) {
                return place;
            }
        }
        throw new AssertionError("not in its list");
    }

    private Base one(String path) {
        List<IBase> found = fhir.newFhirPath().evaluate(resource, path, IBase.class);
        if (found.size() != 1) {
            throw new AssertionError(path + " finds " + found.size());
        }
        return (Base) found.get(0);
    }

    /** Without the condition or the place at its end. */
    private static String bare(String path) {
        if (path.endsWith("]")) {
            return path.substring(0, path.lastIndexOf('['));
        }
        if (!path.endsWith(")")) {
            return path;
        }
        int depth = 0;
        boolean quoted = false;
        for (int at = path.length() - 1; at >= 0; at--) {
            char c = path.charAt(at);
            if (c == '\'' && (at == 0 || path.charAt(at - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && c == ')') {
                depth++;
            } else if (!quoted && c == '(' && --depth == 0) {
                return path.substring(0, at - ".where".length());
            }
        }
        throw new AssertionError(path);
    }

    private static int dot(String path) {
        int depth = 0;
        boolean quoted = false;
        int found = -1;
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && c == '.') {
                found = at;
            }
        }
        return found;
    }

    private static String parent(String path) {
        return path.substring(0, dot(path));
    }

    private static String last(String path) {
        return path.substring(dot(path) + 1);
    }

    private static void add(Base parent, String name, ParametersParameterComponent value) {
        String property = property(parent, name).getName();
        if (value.hasResource()) {
            parent.setProperty(property, value.getResource());
        } else if (value.hasValue()) {
            parent.setProperty(property, value.getValue());
        } else {
            Base made = parent.addChild(name);
            value.getPart().forEach(part -> add(made, part.getName(), part));
        }
    }

    private static Property property(Base parent, String name) {
        return parent.children().stream()
                .filter(child -> child.getName().replace("[x]", "").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(parent.fhirType() + " has no " + name));
    }

    private static List<Base> values(Base parent, String name) {
        List<Base> values = new ArrayList<>(property(parent, name).getValues());
        values.removeIf(Objects::isNull);
        return values;
    }

    private void set(Base parent, String name, List<Base> values) {
        String property = property(parent, name).getName();
        BaseRuntimeChildDefinition child = ((BaseRuntimeElementCompositeDefinition<?>)
                        fhir.getElementDefinition(parent.getClass()))
                .getChildByName(property);
        child.getMutator().setValue(parent, null);
        values.forEach(value -> parent.setProperty(property, value));
    }

    private static ParametersParameterComponent part(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ParametersParameterComponent operation, String name) {
        return part(operation, name).getValue().primitiveValue();
    }

    private static int index(ParametersParameterComponent operation, String name) {
        return ((IntegerType) part(operation, name).getValue()).getValue();
    }
}
