package care.sij.fhir;

import care.sij.clinical.JointSide;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;

/** Which sacroiliac joints a resource is about, as it states it (wire contract, "Side"). */
public final class StatedSides {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String SI_JOINT = "39723000";
    private static final String LATERALITY = SijUris.structure("sij-laterality");

    private StatedSides() {}

    /** The sides that extension {@code sij-laterality} on the resource names. */
    public static Set<JointSide> of(DomainResource resource) {
        return named(resource.getExtension().stream());
    }

    /**
     * The side named on the body sites, which must be the SI joint, or else what the resource itself names; none where
     * only other sites are named.
     */
    public static Set<JointSide> of(DomainResource resource, Collection<CodeableConcept> bodySites) {
        List<CodeableConcept> joints = bodySites.stream()
                .filter(site -> site.hasCoding(SNOMED, SI_JOINT))
                .toList();
        if (joints.isEmpty() && !bodySites.isEmpty()) {
            return Set.of();
        }
        Set<JointSide> onSite = on(joints);
        Set<JointSide> onResource = of(resource);
        return onSite.size() == 1 || onResource.isEmpty() ? onSite : onResource;
    }

    /** The sides that the extension on these elements names. */
    public static Set<JointSide> on(Collection<? extends Element> elements) {
        return named(elements.stream().flatMap(element -> element.getExtension().stream()));
    }

    private static Set<JointSide> named(Stream<Extension> extensions) {
        return extensions
                .filter(extension -> LATERALITY.equals(extension.getUrl()))
                .map(Extension::getValue)
                .flatMap(value -> value instanceof CodeableConcept side ? side.getCoding().stream() : Stream.of())
                .filter(coding -> SNOMED.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(Stream::ofNullable)
                .flatMap(code -> JointSide.ofSnomed(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
