package care.sij.audit.export;

import static java.util.stream.Collectors.toMap;

import care.sij.audit.AuditEvents;
import care.sij.audit.AuditExports.Asked;
import care.sij.audit.AuditLeaf;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.audit.export.ExportedLeaf.Subject;
import care.sij.fhir.FhirJson;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.record.Erasures;
import care.sij.record.Erasures.Recorded;
import care.sij.record.RecordedLeaf;
import care.sij.record.RecordedLeaf.Body;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaves;
import care.sij.record.Versions;
import care.sij.record.VersionsSought;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What was recorded of a patient in a period, by the subjects of its leaves. */
@Component
class RecordedSubjects {

    private final VersionLeaves leaves;
    private final Erasures erasures;
    private final Versions versions;
    private final AuditSearch rows;
    private final AuditEvents events;
    private final FhirJson json;

    RecordedSubjects(
            VersionLeaves leaves,
            Erasures erasures,
            Versions versions,
            AuditSearch rows,
            AuditEvents events,
            FhirJson json) {
        this.leaves = leaves;
        this.erasures = erasures;
        this.versions = versions;
        this.rows = rows;
        this.events = events;
        this.json = json;
    }

    /** At most so many versions, and so many audit rows. */
    Map<String, Subject> of(Asked asked, int most) {
        Map<String, Subject> subjects = new TreeMap<>();
        List<String> references =
                leaves.ofPatient(VersionsSought.all(asked.patient(), asked.start(), asked.end()), most);
        Map<String, Map<String, Object>> erased = erasures.of(references).stream()
                .filter(recorded -> recorded.leaf().isPresent())
                .map(Recorded::erasure)
                .collect(toMap(Erasure::reference, LeafFields::of));
        leaves.of(references)
                .forEach(leaf -> subjects.put(
                        leaf.reference(), version(leaf, Optional.ofNullable(erased.get(leaf.reference())))));
        rows.find(query(asked), Optional.empty(), most).rows().forEach(row -> {
            AuditLeaf leaf = AuditLeaf.of(row.number(), row.entry());
            subjects.put(leaf.subject(), auditRow(leaf, row));
        });
        return subjects;
    }

    private static AuditQuery query(Asked asked) {
        return new AuditQuery(List.of(
                new Criterion.Patients(List.of(asked.patient())),
                new Criterion.NotBefore(asked.start()),
                new Criterion.Before(asked.end())));
    }

    private Subject auditRow(AuditLeaf leaf, AuditRow row) {
        return new Subject(LeafFields.of(leaf), Bytes.EMPTY, ExportedBody.FIELDS, json.encode(events.of(row)));
    }

    private Subject version(RecordedLeaf leaf, Optional<Map<String, Object>> erasure) {
        Map<String, Object> fields =
                leaf.computed().map(Computed::fields).map(LeafFields::of).orElse(Map.of());
        Bytes salt = leaf.computed().map(Computed::salt).orElse(Bytes.EMPTY);
        if (leaf.body() != Body.KEPT) {
            ExportedBody gone = leaf.body() == Body.ERASED ? ExportedBody.ERASED : ExportedBody.MISSING;
            return new Subject(fields, Bytes.EMPTY, gone, Bytes.EMPTY, erasure);
        }
        Bytes body = body(leaf);
        return new Subject(fields, salt, body.length() == 0 ? ExportedBody.EMPTY : ExportedBody.LINE, body);
    }

    private Bytes body(RecordedLeaf leaf) {
        return leaf.computed()
                .map(Computed::fields)
                .flatMap(fields -> versions.vread(
                        new ResourceKey(fields.type(), fields.id()), fields.version(), Visibility.EVERYTHING))
                .map(StoredVersion::body)
                .orElse(Bytes.EMPTY);
    }
}
