package care.sij.api.bulk;

import care.sij.record.ExtractionQuery.Subjects;
import care.sij.record.ExtractionQuery.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an export is to hold, as it is kept while it is made.
 *
 * @param patients whose resources, where the level is {@code PATIENTS}
 * @param types of which types, in the order in which they are made
 * @param filters each {@code Type?query}; of a type that has some, what any of them finds
 * @param elements of what is exported only these, and what cannot be left out; all where there are none
 * @param since only what changed after it
 * @param provenances which Provenances, unless all of the type
 * @param versions which versions
 */
record Asked(
        Level level,
        List<String> patients,
        List<String> types,
        List<String> filters,
        List<String> elements,
        Optional<Instant> since,
        Provenances provenances,
        Versions versions) {

    /** Whose resources are exported. */
    enum Level {
        SYSTEM,
        ANY_PATIENT,
        PATIENTS
    }

    /** Which Provenances are exported. */
    enum Provenances {
        /** Those that their type, like any other, makes part of the export. */
        AS_TYPED,
        /** Those of the other types that are exported. */
        OF_OTHERS
    }

    /** Which versions are exported. */
    enum Versions {
        LATEST,
        ALL
    }

    /** What is taken out of the record at once. */
    record Step(String type, What what) {}

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        boolean all = versions == Versions.ALL;
        types.forEach(type -> steps.add(new Step(type, all ? What.ALL : What.LATEST)));
        if (all || since.isPresent()) {
            types.forEach(type -> steps.add(new Step(type, all ? What.DELETIONS : What.GONE)));
        }
        return steps;
    }

    Subjects subjects() {
        return switch (level) {
            case SYSTEM -> new Subjects.All();
            case ANY_PATIENT -> new Subjects.AnyPatient();
            case PATIENTS -> new Subjects.Patients(patients);
        };
    }
}
