package care.sij.exchange.facts;

import care.sij.audit.Statement;
import care.sij.audit.StatementProvenance;
import care.sij.audit.Testimony;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.fhir.ResourceIds;
import care.sij.fhir.SecurityLabels;
import care.sij.fhir.SijUris;
import care.sij.partner.Terms;
import care.sij.record.Draft;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/**
 * Writes down who stated what became versions: a Provenance for all of one telling that belongs to the same patients
 * and is hidden by the same labels, so that who may not see the one does not learn of it by the other.
 */
@Component
public class Testimonies {

    /** What is seen together. */
    private record Circle(List<String> patients, Set<String> labels) {}

    private final TellingsBefore before;
    private final Versions versions;
    private final FhirJson json;
    private final IndexTermExtractor terms;

    Testimonies(TellingsBefore before, Versions versions, FhirJson json, IndexTermExtractor terms) {
        this.before = before;
        this.versions = versions;
        this.json = json;
        this.terms = terms;
    }

    /** Appends it to the commit that appended the versions; what belongs to no patient is left out. */
    public void write(OpenCommit open, Telling telling, List<StoredVersion> stated, Testimony testimony) {
        Map<Circle, List<StoredVersion>> circles = stated.stream()
                .filter(version -> !version.patients().isEmpty())
                .collect(Collectors.groupingBy(this::circle, LinkedHashMap::new, Collectors.toList()));
        circles.forEach((circle, told) -> open.append(draft(open, telling, testimony, circle, told)));
    }

    private Circle circle(StoredVersion version) {
        StoredVersion labelled = version.deleted()
                ? versions.current(version.key(), Visibility.EVERYTHING).orElse(version)
                : version;
        Set<String> labels = new TreeSet<>(SecurityLabels.confidentiality(labelled.body()));
        labels.retainAll(Terms.HIDING);
        return new Circle(version.patients(), labels);
    }

    /** Its owner is the teller: label and denial hide from a partner what others have told. */
    private Draft draft(
            OpenCommit open, Telling telling, Testimony testimony, Circle circle, List<StoredVersion> told) {
        Provenance provenance = provenance(open, telling, testimony, circle, told);
        EncodedResource encoded = json.encodeForRecord(provenance);
        return new Draft(
                new ResourceKey("Provenance", provenance.getIdElement().getIdPart()),
                circle.patients(),
                Origin.PROJECTED,
                telling.partner().id(),
                encoded.contentHash(),
                encoded.encoder(),
                terms.extract(provenance));
    }

    private Provenance provenance(
            OpenCommit open, Telling telling, Testimony testimony, Circle circle, List<StoredVersion> told) {
        List<ResourceKey> messages = before.of(told).stream()
                .filter(message ->
                        !testimony.cause().source().filter(message::equals).isPresent())
                .toList();
        Provenance provenance = StatementProvenance.of(new Statement(told, testimony, open.instant(), messages));
        circle.labels()
                .forEach(label ->
                        provenance.getMeta().addSecurity(new Coding(SecurityLabels.CONFIDENTIALITY, label, null)));
        provenance.setId(ResourceIds.of(
                "Provenance",
                SijUris.sid("telling"),
                open.number() + "|" + telling.partner().id() + "|" + telling.id() + "|" + circle.patients()
                        + circle.labels()));
        return provenance;
    }
}
