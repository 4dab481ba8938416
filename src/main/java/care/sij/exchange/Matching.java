package care.sij.exchange;

import care.sij.access.Caller;
import care.sij.record.ResourceKey;
import java.util.Optional;

/** What the condition of a write means. */
public interface Matching {

    /**
     * The one resource that the caller may find by it; of a person under several numbers the Patient that goes on.
     *
     * @throws WriteRefused when it finds more than one
     */
    Optional<ResourceKey> match(Caller caller, String location, Write.Condition condition);
}
