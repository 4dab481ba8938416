package care.sij.fhir;

import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/** Resources within another, wherever R4 lets one hold another: contained, entries of a Bundle, Parameters. */
public final class NestedResources {

    private NestedResources() {}

    /** All that the resource holds, at any depth, without itself. */
    public static Stream<Resource> of(Resource resource) {
        return held(resource).filter(Objects::nonNull).flatMap(part -> Stream.concat(Stream.of(part), of(part)));
    }

    private static Stream<Resource> held(Resource resource) {
        if (resource instanceof DomainResource domain) {
            return domain.getContained().stream();
        }
        if (resource instanceof Bundle bundle) {
            return bundle.getEntry().stream().flatMap(NestedResources::held);
        }
        return resource instanceof Parameters parameters
                ? parameters.getParameter().stream().flatMap(NestedResources::held)
                : Stream.of();
    }

    private static Stream<Resource> held(BundleEntryComponent entry) {
        return Stream.of(entry.getResource(), entry.getResponse().getOutcome());
    }

    private static Stream<Resource> held(ParametersParameterComponent parameter) {
        return Stream.concat(
                Stream.of(parameter).map(ParametersParameterComponent::getResource),
                parameter.getPart().stream().flatMap(NestedResources::held));
    }
}
