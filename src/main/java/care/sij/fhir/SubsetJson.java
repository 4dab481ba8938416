package care.sij.fhir;

import care.sij.record.Bytes;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Copies the kept properties of a resource's JSON token by token and tags it SUBSETTED (R4 v3 ObservationValue). */
final class SubsetJson {

    /** Which properties of an object are kept, and what of them. */
    @FunctionalInterface
    interface Keep {

        /** Keeps everything. */
        Keep ALL = property -> Optional.of(Keep.ALL);

        Optional<Keep> of(String property);
    }

    private static final Set<String> ALWAYS = Set.of("resourceType", "id");
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser in;
    private final JsonGenerator out;
    private boolean tagged;

    private SubsetJson(JsonParser in, JsonGenerator out) {
        this.in = in;
        this.out = out;
    }

    /** @param keep what of a resource of the type */
    static Bytes of(Bytes stored, Function<String, Keep> keep) {
        String text = stored.asUtf8();
        StringWriter written = new StringWriter(text.length());
        try (JsonParser in = JsonScan.tokensOf(text);
                JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), written)) {
            new SubsetJson(in, out).resource(keep.apply(typeOf(text)));
        }
        return Bytes.utf8(written.toString());
    }

    private static String typeOf(String text) {
        try (JsonParser tokens = JsonScan.tokensOf(text)) {
            tokens.nextToken();
            while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = tokens.currentName();
                tokens.nextToken();
                if (property.equals("resourceType")) {
                    return tokens.getString();
                }
                tokens.skipChildren();
            }
        }
        throw new IllegalArgumentException("what is stored has a type");
    }

    private void resource(Keep keep) {
        in.nextToken();
        out.writeStartObject();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = in.currentName();
            in.nextToken();
            if (property.equals("meta")) {
                out.writeName(property);
                meta();
            } else {
                property(property, ALWAYS.contains(property) ? Optional.of(Keep.ALL) : kept(keep, property));
            }
        }
        if (!tagged) {
            out.writeName("meta");
            out.writeStartObject();
            tags();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void meta() {
        out.writeStartObject();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = in.currentName();
            JsonToken value = in.nextToken();
            if (property.equals("tag") && value == JsonToken.START_ARRAY) {
                tags();
            } else {
                property(property, Optional.of(Keep.ALL));
            }
        }
        if (!tagged) {
            tags();
        }
        out.writeEndObject();
    }

    /** Those that are there, when the parser stands at them, and ours. */
    private void tags() {
        out.writeName("tag");
        out.writeStartArray();
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                out.copyCurrentStructureExact(in);
            }
        }
        out.writeStartObject();
        out.writeStringProperty("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue");
        out.writeStringProperty("code", "SUBSETTED");
        out.writeEndObject();
        out.writeEndArray();
        tagged = true;
    }

    private void property(String name, Optional<Keep> keep) {
        if (keep.isPresent()) {
            out.writeName(name);
            value(keep.get());
        } else {
            in.skipChildren();
        }
    }

    private void value(Keep keep) {
        if (keep == Keep.ALL) {
            out.copyCurrentStructureExact(in);
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            out.writeStartObject();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = in.currentName();
                in.nextToken();
                property(property, kept(keep, property));
            }
            out.writeEndObject();
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            out.writeStartArray();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                value(keep);
            }
            out.writeEndArray();
        } else {
            out.copyCurrentEventExact(in);
        }
    }

    /** What FHIR writes beside a primitive, {@code _birthDate}, goes with it. */
    private static Optional<Keep> kept(Keep keep, String property) {
        return property.startsWith("_") ? keep.of(property.substring(1)).map(all -> Keep.ALL) : keep.of(property);
    }
}
