package care.sij.access.reach;

import care.sij.fhir.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a Consent denies: an active one of the scope patient-privacy whose provision denies. What narrows the provision
 * (purposes, classes, exceptions) cannot be told here, and the whole is denied.
 *
 * @param named whom it denies, as {@link #CLIENT}, {@link #NAME}, {@link #ORGANIZATION} or {@link #UNNAMED};
 *     {@link #EVERYBODY} when nobody is named, or somebody in a way that cannot be told here
 */
record Denial(Set<String> named, Instant since, Instant until) {

    static final String EVERYBODY = "";

    /** Before the client id of a partner that is named by it. */
    static final String CLIENT = "client|";

    /** Before the folded name of an organization that is named by it. */
    static final String NAME = "name|";

    /** Before the id of an Organization that is referred to. */
    static final String ORGANIZATION = "Organization/";

    /** Before the reference to an Organization: everybody, as long as nothing is known by which it may be a partner. */
    static final String UNNAMED = "unnamed|";

    /** Of a Consent of which nothing can be told. */
    static final Denial OF_ALL = new Denial(Set.of(EVERYBODY), TimeSpan.BEGINNING, TimeSpan.END);

    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";

    /** What an actor may refer to beside an Organization (R4, Consent.provision.actor.reference). */
    private static final Set<String> NO_ORGANIZATIONS =
            Set.of("CareTeam", "Device", "Group", "Patient", "Practitioner", "PractitionerRole", "RelatedPerson");

    /** What it denies; empty when that is nothing. */
    static Optional<Denial> of(Consent consent) {
        ProvisionComponent provision = consent.getProvision();
        boolean denies = consent.getStatus() == ConsentState.ACTIVE
                && provision.getType() == ConsentProvisionType.DENY
                && consent.getScope().getCoding().stream()
                        .anyMatch(coding ->
                                SCOPES.equals(coding.getSystem()) && "patient-privacy".equals(coding.getCode()));
        return denies ? Optional.of(of(provision, consent)) : Optional.empty();
    }

    private static Denial of(ProvisionComponent provision, Consent consent) {
        Period period = provision.getPeriod();
        Set<String> named = provision.getActor().stream()
                .flatMap(actor -> named(actor.getReference(), consent).stream())
                .collect(Collectors.toSet());
        return new Denial(
                named.isEmpty() ? Set.of(EVERYBODY) : named,
                Optional.ofNullable(period.getStartElement().getValueAsString())
                        .flatMap(TimeSpan::parse)
                        .map(TimeSpan::low)
                        .orElse(TimeSpan.BEGINNING),
                Optional.ofNullable(period.getEndElement().getValueAsString())
                        .flatMap(TimeSpan::parse)
                        .map(TimeSpan::high)
                        .orElse(TimeSpan.END));
    }

    /** By all that the actor gives; a person or a thing it refers to is of an organization that cannot be told here. */
    private static Set<String> named(Reference reference, Consent consent) {
        if (Stream.of(reference.getType(), reference.getReferenceElement().getResourceType())
                .filter(Objects::nonNull)
                .anyMatch(NO_ORGANIZATIONS::contains)) {
            return Set.of(EVERYBODY);
        }
        Set<String> named = Stream.of(
                        KnownAs.clients(List.of(reference.getIdentifier())),
                        KnownAs.name(reference.getDisplay()),
                        contained(reference, consent).stream()
                                .flatMap(organization -> KnownAs.of(organization).stream()),
                        organization(reference).stream().flatMap(known -> Stream.of(known, UNNAMED + known)))
                .flatMap(some -> some)
                .collect(Collectors.toSet());
        return named.isEmpty() ? Set.of(EVERYBODY) : named;
    }

    private static Optional<Organization> contained(Reference reference, Consent consent) {
        String id = Optional.ofNullable(reference.getReference()).orElse("");
        return consent.getContained().stream()
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .filter(organization -> id.startsWith("#") && id.equals("#" + bare(organization)))
                .findFirst();
    }

    private static String bare(Organization contained) {
        String id = Optional.ofNullable(contained.getIdElement().getIdPart()).orElse("");
        return id.startsWith("#") ? id.substring(1) : id;
    }

    /** An Organization of the record; one of another server is none. */
    private static Optional<String> organization(Reference reference) {
        IIdType target = reference.getReferenceElement();
        return !target.isAbsolute() && "Organization".equals(target.getResourceType()) && target.hasIdPart()
                ? Optional.of(ORGANIZATION + target.getIdPart())
                : Optional.empty();
    }
}
