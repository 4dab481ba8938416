package care.sij.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is taken out of the record.
 *
 * @param until the instant as of which it is taken, at or below the watermark
 * @param since only versions of later than this instant
 */
public record ExtractionQuery(String type, What what, Subjects subjects, Instant until, Optional<Instant> since) {

    /** Which versions of a resource. */
    public enum What {
        /** The latest one, unless that is a deletion. */
        LATEST,
        /** All that are no deletions. */
        ALL,
        /** The latest one, if it is a deletion of what there was at {@code since}. */
        GONE,
        /** All deletions. */
        DELETIONS
    }

    /** Whose resources. */
    public sealed interface Subjects {

        /** Those of patients, shared and patientless ones. */
        record All() implements Subjects {}

        /** Those that belong to any patient. */
        record AnyPatient() implements Subjects {}

        /** Those that belong to one of these patients. */
        record Patients(List<String> ids) implements Subjects {

            public Patients {
                ids = List.copyOf(ids);
            }
        }
    }
}
