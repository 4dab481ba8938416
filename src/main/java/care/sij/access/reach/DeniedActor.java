package care.sij.access.reach;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/**
 * Whom an actor of a Consent that denies may be.
 *
 * @param named as {@link Denial#CLIENT}, {@link Denial#NAME} or {@link Denial#ORGANIZATION}: each partner that is so
 *     named is denied
 * @param unless everybody is denied while none of these is a partner; in any case, when there are none
 */
record DeniedActor(Set<String> named, Set<String> unless) {

    /** One of whom nothing can be told here. */
    static final DeniedActor ANYBODY = new DeniedActor(Set.of(), Set.of());

    /** What an actor may refer to beside an Organization (R4, Consent.provision.actor.reference). */
    private static final Set<String> NO_ORGANIZATIONS =
            Set.of("CareTeam", "Device", "Group", "Patient", "Practitioner", "PractitionerRole", "RelatedPerson");

    /**
     * By all that it gives. A person or a thing it refers to is of an organization that cannot be told here; of an
     * Organization on record, only what is on record tells who it is.
     */
    static DeniedActor of(Reference reference, Consent consent) {
        Optional<Organization> contained = contained(reference, consent);
        Optional<String> recorded = recorded(reference);
        boolean elsewhere = reference.hasReference() && contained.isEmpty() && recorded.isEmpty();
        if (elsewhere || isNoOrganization(reference)) {
            return ANYBODY;
        }
        Set<String> said = Stream.of(
                        KnownAs.clients(List.of(reference.getIdentifier())),
                        KnownAs.name(reference.getDisplay()),
                        contained.stream().flatMap(organization -> KnownAs.of(organization).stream()))
                .flatMap(some -> some)
                .collect(Collectors.toSet());
        return new DeniedActor(
                Stream.concat(said.stream(), recorded.stream()).collect(Collectors.toSet()),
                recorded.map(known -> Set.of(known)).orElse(said));
    }

    private static boolean isNoOrganization(Reference reference) {
        return Stream.of(reference.getType(), reference.getReferenceElement().getResourceType())
                .filter(Objects::nonNull)
                .anyMatch(NO_ORGANIZATIONS::contains);
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
    private static Optional<String> recorded(Reference reference) {
        IIdType target = reference.getReferenceElement();
        return !target.isAbsolute() && "Organization".equals(target.getResourceType()) && target.hasIdPart()
                ? Optional.of(Denial.ORGANIZATION + target.getIdPart())
                : Optional.empty();
    }
}
