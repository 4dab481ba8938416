package care.sij.exchange.facts;

import care.sij.audit.Derivation;
import care.sij.audit.DerivationProvenance;
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
import care.sij.record.CommitCause;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/**
 * Writes down who stated what became versions, and which others had to follow: a Provenance for all of one telling that
 * belongs to the same patients and is hidden by the same labels, so that who may not see the one does not learn of it
 * by the other.
 */
@Component
public class Testimonies {

    /**
     * What is seen together.
     *
     * @param owner whom neither label nor denial hides it from
     */
    private record Circle(List<String> patients, Set<String> labels, String owner) {}

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

    /**
     * Appends it to the commit that appended the versions; what belongs to no patient is left out. Its owner is the
     * teller: label and denial hide from a partner what others have told.
     */
    public void write(OpenCommit open, Telling telling, List<StoredVersion> stated, Testimony testimony) {
        circles(stated, version -> telling.partner().id())
                .forEach((circle, told) -> append(open, telling, circle, stated(open, testimony, told)));
    }

    /**
     * Appends the same of what had to follow from the telling, of facts that others may have told: derived by this
     * service, and owned by whoever owns the resource, so that the teller learns by it of nothing that is hidden from
     * it.
     */
    public void follow(OpenCommit open, Telling telling, List<StoredVersion> followed, CommitCause cause) {
        circles(followed, StoredVersion::owner)
                .forEach((circle, moved) -> append(open, telling, circle, followed(open, cause, moved)));
    }

    private Map<Circle, List<StoredVersion>> circles(
            List<StoredVersion> versions, Function<StoredVersion, String> owner) {
        return versions.stream()
                .filter(version -> !version.patients().isEmpty())
                .collect(Collectors.groupingBy(
                        version -> circle(version, owner.apply(version)), LinkedHashMap::new, Collectors.toList()));
    }

    private Circle circle(StoredVersion version, String owner) {
        StoredVersion labelled = version.deleted()
                ? versions.current(version.key(), Visibility.EVERYTHING).orElse(version)
                : version;
        Set<String> labels = new TreeSet<>(SecurityLabels.confidentiality(labelled.body()));
        labels.retainAll(Terms.HIDING);
        return new Circle(version.patients(), labels, owner);
    }

    private void append(OpenCommit open, Telling telling, Circle circle, Provenance provenance) {
        circle.labels()
                .forEach(label ->
                        provenance.getMeta().addSecurity(new Coding(SecurityLabels.CONFIDENTIALITY, label, null)));
        provenance.setId(ResourceIds.of(
                "Provenance",
                SijUris.sid("telling"),
                open.number() + "|" + telling.partner().id() + "|" + telling.id() + "|"
                        + provenance.getTargetFirstRep().getReference()));
        EncodedResource encoded = json.encodeForRecord(provenance);
        open.append(new Draft(
                new ResourceKey("Provenance", provenance.getIdElement().getIdPart()),
                circle.patients(),
                Origin.PROJECTED,
                circle.owner(),
                encoded.contentHash(),
                encoded.encoder(),
                terms.extract(provenance)));
    }

    private Provenance stated(OpenCommit open, Testimony testimony, List<StoredVersion> told) {
        List<ResourceKey> messages = before.of(told).stream()
                .filter(message ->
                        !testimony.cause().source().filter(message::equals).isPresent())
                .toList();
        return StatementProvenance.of(new Statement(told, testimony, open.instant(), messages));
    }

    private static Provenance followed(OpenCommit open, CommitCause cause, List<StoredVersion> moved) {
        List<String> targets = moved.stream().map(StoredVersion::reference).toList();
        return DerivationProvenance.of(new Derivation(targets, cause, open.instant(), List.of(), List.of()));
    }
}
