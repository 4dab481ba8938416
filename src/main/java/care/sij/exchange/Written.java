package care.sij.exchange;

import care.sij.record.StoredVersion;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * What came of one write.
 *
 * @param version the version that now holds; of a deletion the deletion itself; empty where nothing was there
 * @param outcome what its writer should know
 */
public record Written(Effect effect, Optional<StoredVersion> version, OperationOutcome outcome) {

    /** What happened. */
    public enum Effect {
        /** There was none, or it had been deleted. */
        CREATED,
        /** It has the stated content now. */
        UPDATED,
        /** The condition of a create found it; nothing was written. */
        FOUND,
        /** It is deleted, now or before. */
        DELETED,
        /** The condition of a deletion found nothing. */
        NOTHING
    }
}
