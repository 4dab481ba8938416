package care.sij.fhir;

import care.sij.fhir.ParseRefusal.Reason;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * One pass over the tokens of a JSON body that finds what HAPI's parser lets pass or dies of: repeated properties,
 * depth, entries, characters no database carries, numbers that grow on output, content after the end.
 */
final class JsonScan {

    /** A decimal of more digits, or a larger exponent, is no clinical value but a way to exhaust memory. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9.]{1,60}([eE][+-]?[0-9]{1,2})?");

    private static final int NEVER_REACHED = Integer.MAX_VALUE;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NEVER_REACHED)
                    .maxStringLength(NEVER_REACHED)
                    .maxNumberLength(NEVER_REACHED)
                    .maxNameLength(NEVER_REACHED)
                    .build())
            .build();

    private final ParseLimits limits;
    private final Trail trail = new Trail();
    private final JsonParser tokens;
    private int depth;
    private boolean typed;

    private JsonScan(JsonParser tokens, ParseLimits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    /** The tokens of a text, without limits of their own. */
    static JsonParser tokensOf(String text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    /** Throws {@link RefusedContent} at the first fault. */
    static void check(String text, ParseLimits limits) {
        try (JsonParser tokens = tokensOf(text)) {
            JsonScan scan = new JsonScan(tokens, limits);
            try {
                scan.document();
            } catch (JacksonException brokenText) { // strings are decoded only when they are looked at
                throw scan.refusal(Reason.MALFORMED);
            }
        }
    }

    private void document() {
        if (next() != JsonToken.START_OBJECT) {
            throw refusal(Reason.NOT_A_RESOURCE);
        }
        object();
        if (!typed) {
            throw refusal(Reason.NOT_A_RESOURCE);
        }
        if (next(Reason.TRAILING_CONTENT) != JsonToken.NOT_AVAILABLE) {
            throw refusal(Reason.TRAILING_CONTENT);
        }
    }

    private void object() {
        descend();
        Set<String> names = new HashSet<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = tokens.currentName();
            trail.enter(Names.safe(name));
            if (!names.add(name)) {
                throw refusal(Reason.DUPLICATE_PROPERTY);
            }
            checkCharacters();
            JsonToken token = next();
            if (token == JsonToken.VALUE_NULL) {
                throw refusal(Reason.WRONG_SHAPE);
            }
            typed |= depth == 1 && name.equals("resourceType") && token == JsonToken.VALUE_STRING;
            value(token, depth == 1 && name.equals("entry") ? limits.entries() : NEVER_REACHED);
            trail.leave();
        }
        depth--;
    }

    private void array(int most) {
        descend();
        int count = 0;
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            trail.enter("[" + count + "]");
            if (count++ >= most) {
                throw refusal(Reason.TOO_MANY_ENTRIES);
            }
            value(token, NEVER_REACHED);
            trail.leave();
        }
        depth--;
    }

    private void value(JsonToken token, int mostElements) {
        switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array(mostElements);
            case VALUE_STRING -> checkCharacters();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber();
            default -> {}
        }
    }

    private void descend() {
        if (++depth > limits.depth()) {
            throw refusal(Reason.TOO_DEEP);
        }
    }

    private void checkCharacters() {
        if (!Characters.legal(tokens.getStringCharacters(), tokens.getStringOffset(), tokens.getStringLength())) {
            throw refusal(Reason.ILLEGAL_CHARACTER);
        }
    }

    private void checkNumber() {
        if (tokens.getStringLength() > 64
                || !PLAIN_NUMBER.matcher(tokens.getString()).matches()) {
            throw refusal(Reason.INVALID_VALUE);
        }
    }

    private JsonToken next() {
        return next(Reason.MALFORMED);
    }

    private JsonToken next(Reason whenBroken) {
        try {
            JsonToken token = tokens.nextToken();
            if (token == null && depth > 0) {
                throw refusal(Reason.MALFORMED);
            }
            return token == null ? JsonToken.NOT_AVAILABLE : token;
        } catch (JacksonException broken) {
            throw refusal(whenBroken);
        }
    }

    private RefusedContent refusal(Reason reason) {
        return new RefusedContent(reason, trail.toString());
    }
}
