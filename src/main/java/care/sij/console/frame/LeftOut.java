package care.sij.console.frame;

import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;

/** How pages say that something stands there which its reader does not see. */
public final class LeftOut {

    /** In place of what a derived resource says. */
    public static final String WORDS = "rests on what you may not see";

    /** In place of a result. */
    public static final String RESULT = "left out";

    /** Code system of {@link #REDACTED}, the label of a resource of which something was left out. */
    static final String LABELS = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    static final String REDACTED = "REDACTED";

    private LeftOut() {}

    /** Whether something of the resource was left out. */
    public static boolean of(Resource resource) {
        return resource.getMeta().getSecurity(LABELS, REDACTED) != null;
    }

    /** The same of its JSON. */
    public static boolean of(JsonNode resource) {
        return resource.at("/meta/security")
                .valueStream()
                .anyMatch(label -> label.path("system").asString("").equals(LABELS)
                        && label.path("code").asString("").equals(REDACTED));
    }
}
