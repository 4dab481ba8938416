package care.sij.careplan;

import care.sij.careplan.render.ProjectedNames;
import care.sij.conformance.Profile;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** Recognises resources that pretend to be part of the projection, which only this service writes. */
public final class ProjectedClaim {

    private ProjectedClaim() {}

    /**
     * Tells whether a resource that somebody sent bears a projected profile, in whatever version, or an identifier of
     * the projection. Such a resource is to be refused: plans follow from facts and are not written.
     */
    public static boolean isMadeBy(Resource resource) {
        boolean profiled = resource.getMeta().getProfile().stream()
                .filter(profile -> profile.hasValue())
                .map(profile -> Profile.ofCanonical(profile.getValue()))
                .flatMap(Optional::stream)
                .anyMatch(profile -> profile.role() == Profile.Role.PROJECTION);
        return profiled
                || identifiers(resource)
                        .filter(Identifier::hasSystem)
                        .anyMatch(name -> ProjectedNames.SYSTEMS.contains(name.getSystem()));
    }

    private static Stream<Identifier> identifiers(Resource resource) {
        Stream<Identifier> named = resource.children().stream()
                .filter(element -> element.getName().equals("identifier"))
                .flatMap(element -> element.getValues().stream())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast);
        return resource instanceof GuidanceResponse guidance
                ? Stream.concat(named, Stream.of(guidance.getRequestIdentifier()))
                : named;
    }
}
