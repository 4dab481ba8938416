package care.sij.audit.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a person stands in the record, as far as it decides what is kept.
 *
 * @param patients the ids of all Patients that were ever said to be this person, in order
 * @param lastChange when something of it was last written
 * @param lastTold when something of it was last shown or sent to anybody
 * @param holds legal holds that stand
 * @param openPlans plans that are neither completed nor revoked
 * @param waiting messages about it that wait to be sent
 * @param versions versions of it alone that still have their body
 */
record Standing(
        List<String> patients,
        Optional<Instant> lastChange,
        Optional<Instant> lastTold,
        long holds,
        long openPlans,
        long waiting,
        long versions) {

    Standing {
        patients = List.copyOf(patients);
    }
}
