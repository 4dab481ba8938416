package care.sij.exchange.hl7v2out;

import care.sij.fhir.SijUris;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;

/** The side of a joint as the procedure code modifiers LT and RT say it. */
final class Sides {

    private static final String LATERALITY = SijUris.structure("sij-laterality");

    private Sides() {}

    /** The side of a resource, told on its body site or on itself; empty when it tells none. */
    static String of(DomainResource resource) {
        Stream<Extension> sites = children(resource, "bodySite")
                .flatMap(site -> ((Element) site).getExtensionsByUrl(LATERALITY).stream());
        return Stream.concat(sites, resource.getExtensionsByUrl(LATERALITY).stream())
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(side -> ((CodeableConcept) side).getCoding().stream())
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .map(code -> switch (code) {
                    case "7771000" -> "LT";
                    case "24028007" -> "RT";
                    default -> "";
                })
                .filter(side -> !side.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<Base> children(DomainResource resource, String name) {
        return resource.children().stream()
                .filter(child -> child.getName().equals(name))
                .flatMap(child -> child.getValues().stream());
    }
}
