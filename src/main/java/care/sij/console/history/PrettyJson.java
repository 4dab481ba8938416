package care.sij.console.history;

import care.sij.record.Bytes;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON with an element on each line, for people; numbers keep their digits. */
public final class PrettyJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PrettyJson() {}

    /** The lines of a body; none of an empty one. */
    public static List<String> lines(Bytes body) {
        return body.length() == 0
                ? List.of()
                : JSON.writeValueAsString(JSON.readTree(body.asUtf8())).lines().toList();
    }
}
