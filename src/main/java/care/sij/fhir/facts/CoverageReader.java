package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.fhir.SijUris;
import care.sij.pathway.CoverageOnRecord;
import care.sij.record.ResourceKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** Reads who pays: the payor of a Coverage that a referral names as its insurance. */
final class CoverageReader implements FactReader<Coverage> {

    private static final String PAYER = SijUris.sid("payer");

    private final ClinicTime time;

    CoverageReader(ClinicTime time) {
        this.time = time;
    }

    @Override
    public Optional<PendingFact> read(FactRef ref, Coverage coverage) {
        ClinicalDate begin = time.when(coverage.getPeriod());
        Optional<String> told = told(coverage);
        Set<Target> payors = Target.all(coverage.getPayor()).collect(Collectors.toSet());
        Target self = new Target(ref.versionless());
        return Optional.of(links -> told.or(() -> payors.stream()
                        .flatMap(payor -> links.payer(payor).stream())
                        .sorted()
                        .findFirst())
                .filter(payer -> links.insures(self))
                .map(payer -> new CoverageOnRecord(ref, begin, payer)));
    }

    /** The Organizations that tell the payer's code. */
    static Set<ResourceKey> organizations(Coverage coverage) {
        return coverage.getPayor().stream()
                .map(payor -> new IdType(payor.hasReference() ? payor.getReference() : ""))
                .filter(id -> "Organization".equals(id.getResourceType()) && id.hasIdPart())
                .map(id -> new ResourceKey("Organization", id.getIdPart()))
                .collect(Collectors.toSet());
    }

    /** The payer's code of an Organization. */
    static Optional<String> payer(Organization organization) {
        return payer(organization.getIdentifier().stream());
    }

    private static Optional<String> told(Coverage coverage) {
        Stream<Identifier> logical = coverage.getPayor().stream().map(Reference::getIdentifier);
        Stream<Identifier> contained = coverage.getContained().stream()
                .filter(Organization.class::isInstance)
                .flatMap(organization -> ((Organization) organization).getIdentifier().stream());
        return payer(Stream.concat(logical, contained));
    }

    private static Optional<String> payer(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> PAYER.equals(identifier.getSystem()))
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .findFirst();
    }
}
