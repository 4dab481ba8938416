package care.sij.console.audit;

import care.sij.access.SmartInteraction;
import care.sij.audit.AuditLeaf;
import care.sij.audit.AuditSearch;
import care.sij.audit.EffectiveTime;
import care.sij.audit.Ledger;
import care.sij.console.audit.Absence.Covered;
import care.sij.console.frame.Reading;
import care.sij.console.history.VersionRef;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaves;
import care.sij.record.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers whether something was not done, from the audit rows or the record, and says on what basis. */
@Component
class Absences {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANY_TYPE = "*";
    private static final int SHOWN = 25;
    private static final int LOOKED_UP = 2_000;
    private static final int MOST_VERSIONS = 10_000;

    private final AuditedRows rows;
    private final AuditSearch search;
    private final VersionLeaves leaves;
    private final Versions versions;
    private final Reading reading;
    private final Ledger ledger;

    Absences(
            AuditedRows rows,
            AuditSearch search,
            VersionLeaves leaves,
            Versions versions,
            Reading reading,
            Ledger ledger) {
        this.rows = rows;
        this.search = search;
        this.leaves = leaves;
        this.versions = versions;
        this.reading = reading;
        this.ledger = ledger;
    }

    Absence answer(AskedAbsence asked) {
        rows.demandAuditor();
        return switch (asked.question()) {
            case SHOWN, DISCLOSED -> ofAudit(asked);
            case RECORDED -> recorded(asked);
            case HAPPENED -> happened(asked);
        };
    }

    private Absence ofAudit(AskedAbsence asked) {
        List<String> subjects = search.find(asked.all(), Optional.empty(), LOOKED_UP).rows().stream()
                .map(row -> AuditLeaf.of(row.number(), row.entry()).subject())
                .toList();
        return new Absence(
                asked.words(),
                asked.from(),
                asked.to(),
                rows.count(asked.matching()),
                rows.count(asked.all()),
                "all audit rows about this patient in the span",
                rows.first(asked.matching(), SHOWN).stream().map(RowLine::of).toList(),
                List.of(),
                covered(subjects),
                Limits.OF_AUDIT);
    }

    private Absence recorded(AskedAbsence asked) {
        List<String> all = leaves.ofPatient(asked.patient(), asked.from(), asked.to(), MOST_VERSIONS);
        List<String> ofType = all.stream()
                .filter(reference -> VersionRef.parse(reference)
                        .filter(version -> asked.isAbout(version.key()))
                        .isPresent())
                .toList();
        return new Absence(
                asked.words(),
                asked.from(),
                asked.to(),
                ofType.size(),
                all.size(),
                "all versions of resources of this patient that became known in the span"
                        + (all.size() == MOST_VERSIONS ? " (there may be more: choose a shorter one)" : ""),
                List.of(),
                refs(ofType),
                covered(all.stream().limit(LOOKED_UP).toList()),
                Limits.OF_RECORD);
    }

    private Absence happened(AskedAbsence asked) {
        List<StoredVersion> ofType = versions
                .ofPatient(asked.patient(), versions.watermark(), reading.visibility(SmartInteraction.READ, ANY_TYPE))
                .stream()
                .filter(version -> asked.isAbout(version.key()))
                .toList();
        List<StoredVersion> within =
                ofType.stream().filter(version -> isWithin(version, asked)).toList();
        within.forEach(reading::seen);
        long untimed =
                ofType.stream().filter(version -> time(version).isEmpty()).count();
        List<String> limits = new ArrayList<>(Limits.OF_RECORD);
        limits.add(untimed
                + " of the resources looked through say no time, or were erased; they are not counted as found.");
        return new Absence(
                asked.words(),
                asked.from(),
                asked.to(),
                within.size(),
                ofType.size(),
                "all of these resources of this patient as they are known now",
                List.of(),
                refs(within.stream().map(StoredVersion::reference).toList()),
                covered(ofType.stream()
                        .map(StoredVersion::reference)
                        .limit(LOOKED_UP)
                        .toList()),
                limits);
    }

    private static boolean isWithin(StoredVersion version, AskedAbsence asked) {
        return time(version)
                .map(EffectiveTime::earliest)
                .filter(earliest -> !earliest.isBefore(asked.from()) && earliest.isBefore(asked.to()))
                .isPresent();
    }

    private static Optional<EffectiveTime> time(StoredVersion version) {
        return version.isEmpty()
                ? Optional.empty()
                : EffectiveTime.of(JSON.readTree(version.body().asUtf8()));
    }

    private static List<VersionRef> refs(List<String> references) {
        return references.stream()
                .limit(SHOWN)
                .flatMap(reference -> VersionRef.parse(reference).stream())
                .toList();
    }

    private Optional<Covered> covered(List<String> subjects) {
        return ledger.latest().map(signed -> {
            long size = signed.checkpoint().size();
            long placed = ledger.entries(subjects).values().stream()
                    .filter(entry -> entry.index() < size)
                    .count();
            return new Covered(
                    subjects.size(),
                    placed,
                    size,
                    signed.instant(),
                    signed.checkpoint().root().hex());
        });
    }
}
