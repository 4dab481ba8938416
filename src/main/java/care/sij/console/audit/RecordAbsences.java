package care.sij.console.audit;

import care.sij.access.SmartInteraction;
import care.sij.console.audit.Absence.Perhaps;
import care.sij.console.frame.Reading;
import care.sij.console.history.VersionRef;
import care.sij.fhir.ClinicSettings;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaves;
import care.sij.record.Versions;
import care.sij.record.VersionsSought;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers from the record whether something did not become known, or did not happen as far as is known. */
@Component
class RecordAbsences {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANY_TYPE = "*";
    private static final int SHOWN = 25;

    private record Told(StoredVersion version, Happening happening) {}

    private final VersionLeaves leaves;
    private final Versions versions;
    private final Reading reading;
    private final Coverage coverage;
    private final ZoneId zone;

    RecordAbsences(VersionLeaves leaves, Versions versions, Reading reading, Coverage coverage, ClinicSettings clinic) {
        this.leaves = leaves;
        this.versions = versions;
        this.reading = reading;
        this.coverage = coverage;
        this.zone = clinic.zone();
    }

    Absence recorded(AskedAbsence asked) {
        VersionsSought all = VersionsSought.all(asked.patient(), asked.from(), asked.to());
        return new Absence(
                asked.words(),
                asked.start(),
                asked.to(),
                leaves.count(asked.versions()),
                Perhaps.NOTHING,
                leaves.count(all),
                "all versions of resources of this patient that became known in the span",
                List.of(),
                refs(leaves.ofPatient(asked.versions(), SHOWN).stream()),
                coverage.of(leaves.ofPatient(all, Coverage.LOOKED_UP)),
                Limits.OF_RECORD);
    }

    Absence happened(AskedAbsence asked) {
        List<Told> told = told(asked);
        List<StoredVersion> said = among(told, Happening.SAID);
        List<StoredVersion> untimed = among(told, Happening.UNTIMED);
        List<StoredVersion> perhaps = Stream.concat(among(told, Happening.POSSIBLE).stream(), untimed.stream())
                .toList();
        reading.seen(said);
        reading.seen(perhaps);
        List<String> looked =
                told.stream().map(one -> one.version().reference()).toList();
        return new Absence(
                asked.words(),
                asked.start(),
                asked.to(),
                said.size(),
                new Perhaps(
                        perhaps.size(),
                        "may lie in the span",
                        refs(perhaps.stream().map(StoredVersion::reference))),
                looked.size(),
                "all of these resources of this patient as they are known now",
                List.of(),
                refs(said.stream().map(StoredVersion::reference)),
                coverage.of(looked),
                Limits.ofHappening(untimed.size(), among(told, Happening.DENIED).size(), zone));
    }

    private List<Told> told(AskedAbsence asked) {
        return versions
                .ofPatient(asked.patient(), versions.watermark(), reading.visibility(SmartInteraction.READ, ANY_TYPE))
                .stream()
                .filter(version -> asked.isAbout(version.key()))
                .map(version -> new Told(version, happening(version, asked)))
                .toList();
    }

    private static List<StoredVersion> among(List<Told> told, Happening happening) {
        return told.stream()
                .filter(one -> one.happening() == happening)
                .map(Told::version)
                .toList();
    }

    private Happening happening(StoredVersion version, AskedAbsence asked) {
        return version.isEmpty()
                ? Happening.UNTIMED
                : Happening.of(JSON.readTree(version.body().asUtf8()), asked.from(), asked.to(), zone);
    }

    private static List<VersionRef> refs(Stream<String> references) {
        return references
                .limit(SHOWN)
                .flatMap(reference -> VersionRef.parse(reference).stream())
                .toList();
    }
}
