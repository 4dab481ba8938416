package care.sij.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.ParseRefusal.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Compares a well-formed JSON body with the structure of FHIR. HAPI's parser takes texts for booleans and arrays for
 * single values, and names an element where a sender needs the path; so shapes are checked before it runs, and after it
 * refused, values are looked at too in order to find the place.
 */
final class JsonStructure {

    private final FhirContext fhir;
    private final Scope scope;
    private final Map<Integer, String> types;
    private final JsonParser tokens;
    private final Trail trail = new Trail();
    private int objects;

    private enum Scope {
        SHAPES,
        SHAPES_AND_VALUES
    }

    private JsonStructure(FhirContext fhir, Scope scope, Map<Integer, String> types, JsonParser tokens) {
        this.fhir = fhir;
        this.scope = scope;
        this.types = types;
        this.tokens = tokens;
    }

    /** Throws {@link RefusedContent} at the first element that FHIR does not have there, or not in that shape. */
    static void checkShapes(FhirContext fhir, String text) {
        run(fhir, Scope.SHAPES, text);
    }

    /** The place of the first value that its data type cannot hold, if this simpler look sees one. */
    static Optional<ParseRefusal> faultIn(FhirContext fhir, String text) {
        try {
            run(fhir, Scope.SHAPES_AND_VALUES, text);
            return Optional.empty();
        } catch (RefusedContent found) {
            return Optional.of(found.refusal());
        }
    }

    private static void run(FhirContext fhir, Scope scope, String text) {
        try (JsonParser tokens = JsonScan.tokensOf(text)) {
            new JsonStructure(fhir, scope, resourceTypes(text), tokens).document();
        }
    }

    /** The resource type of each object that has one, by the order in which the objects start. */
    private static Map<Integer, String> resourceTypes(String text) {
        Map<Integer, String> types = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        int objects = 0;
        try (JsonParser tokens = JsonScan.tokensOf(text)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(objects++);
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.VALUE_STRING && "resourceType".equals(tokens.currentName())) {
                    types.put(open.element(), tokens.getString());
                }
            }
        }
        return types;
    }

    private void document() {
        tokens.nextToken();
        trail.enter(Names.safe(types.get(0)));
        resource();
    }

    private void resource() {
        String type = types.get(objects);
        if (type == null) {
            throw refusal(Reason.NOT_A_RESOURCE);
        }
        if (!fhir.getResourceTypes().contains(type)) {
            throw refusal(Reason.UNKNOWN_TYPE);
        }
        object(fhir.getResourceDefinition(type));
    }

    private void object(BaseRuntimeElementDefinition<?> definition) {
        objects++;
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = tokens.currentName();
            trail.enter(Names.safe(name));
            JsonToken token = tokens.nextToken();
            if (name.startsWith("_")) {
                skip(token);
            } else if (!name.equals("resourceType") || !types.containsKey(objects - 1)) {
                property(childOf(definition, name), name, token);
            }
            trail.leave();
        }
    }

    private BaseRuntimeChildDefinition childOf(BaseRuntimeElementDefinition<?> definition, String name) {
        BaseRuntimeChildDefinition child = definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite.getChildByName(name)
                : null;
        if (child == null) {
            throw refusal(Reason.UNKNOWN_ELEMENT);
        }
        return child;
    }

    private void property(BaseRuntimeChildDefinition child, String name, JsonToken token) {
        if ((token == JsonToken.START_ARRAY) != child.isMultipleCardinality()) {
            throw refusal(Reason.WRONG_SHAPE);
        }
        if (token != JsonToken.START_ARRAY) {
            value(child, name, token);
            return;
        }
        int index = 0;
        for (JsonToken next = tokens.nextToken(); next != JsonToken.END_ARRAY; next = tokens.nextToken()) {
            trail.enter("[" + index++ + "]");
            value(child, name, next);
            trail.leave();
        }
    }

    private void value(BaseRuntimeChildDefinition child, String name, JsonToken token) {
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
        switch (definition.getChildType()) {
            case RESOURCE, CONTAINED_RESOURCES, CONTAINED_RESOURCE_LIST -> {
                demandObject(token);
                resource();
            }
            case PRIMITIVE_DATATYPE, PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG, ID_DATATYPE ->
                primitive(definition, child.getInstanceConstructorArguments(), token);
            default -> {
                demandObject(token);
                object(definition);
            }
        }
    }

    private void demandObject(JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw refusal(Reason.WRONG_SHAPE);
        }
    }

    private void primitive(BaseRuntimeElementDefinition<?> definition, @Nullable Object argument, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (!token.isScalarValue() || !jsonTypeOf(definition.getName()).equals(kindOf(token))) {
            throw refusal(Reason.WRONG_SHAPE);
        }
        if (scope == Scope.SHAPES_AND_VALUES) {
            checkValue(definition, argument);
        }
    }

    private void checkValue(BaseRuntimeElementDefinition<?> definition, @Nullable Object argument) {
        try {
            String text = tokens.getString();
            IPrimitiveType<?> value = (IPrimitiveType<?>)
                    (argument == null ? definition.newInstance() : definition.newInstance(argument));
            value.setValueAsString(text);
            if (text.isEmpty() || value.getValue() == null) {
                throw refusal(Reason.INVALID_VALUE);
            }
        } catch (RefusedContent found) {
            throw found;
        } catch (RuntimeException invalid) { // whatever HAPI's data types throw for a text they cannot hold
            throw refusal(Reason.INVALID_VALUE);
        }
    }

    private static String kindOf(JsonToken token) {
        return token.isBoolean() ? "boolean" : token.isNumeric() ? "number" : "string";
    }

    private static String jsonTypeOf(String primitive) {
        return switch (primitive) {
            case "boolean" -> "boolean";
            case "integer", "positiveInt", "unsignedInt", "decimal" -> "number";
            default -> "string";
        };
    }

    private void skip(JsonToken first) {
        int depth = 0;
        JsonToken token = first;
        while (true) {
            objects += token == JsonToken.START_OBJECT ? 1 : 0;
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            token = tokens.nextToken();
        }
    }

    private RefusedContent refusal(Reason reason) {
        return new RefusedContent(reason, trail.toString());
    }
}
