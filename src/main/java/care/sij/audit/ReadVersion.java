package care.sij.audit;

import care.sij.record.StoredVersion;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version whose body has been parsed, once for all that is asked of it.
 *
 * @param content empty of a deletion, and of a version whose content was erased
 */
record ReadVersion(StoredVersion stored, Optional<JsonNode> content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ReadVersion of(StoredVersion stored) {
        return new ReadVersion(
                stored,
                stored.body().length() == 0
                        ? Optional.empty()
                        : Optional.of(JSON.readTree(stored.body().asUtf8())));
    }
}
