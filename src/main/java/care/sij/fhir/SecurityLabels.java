package care.sij.fhir;

import care.sij.record.Bytes;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labels of a stored resource that say how confidential it is (R4 security-labels.html). */
public final class SecurityLabels {

    /** The code system of R4's confidentiality classification. */
    public static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SecurityLabels() {}

    /** The codes of {@link #CONFIDENTIALITY} that it bears. */
    public static Set<String> confidentiality(Bytes body) {
        String text = body.asUtf8();
        if (!text.contains(CONFIDENTIALITY)) {
            return Set.of();
        }
        return JSON.readTree(text)
                .path("meta")
                .path("security")
                .valueStream()
                .filter(label -> label.path("system").asString("").equals(CONFIDENTIALITY))
                .map(SecurityLabels::code)
                .collect(Collectors.toSet());
    }

    private static String code(JsonNode label) {
        return label.path("code").asString("");
    }
}
