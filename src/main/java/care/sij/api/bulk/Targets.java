package care.sij.api.bulk;

import care.sij.record.StoredVersion;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What Provenances are of. */
final class Targets {

    static final String PROVENANCE = "Provenance";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Targets() {}

    /** The types of what the Provenance is of, but for Provenances. */
    static Stream<String> of(StoredVersion provenance) {
        return JSON.readTree(provenance.body().toArray())
                .path("target")
                .valueStream()
                .map(target -> target.path("reference").asString("").replaceFirst("/.*", ""))
                .filter(type -> !type.equals(PROVENANCE));
    }
}
