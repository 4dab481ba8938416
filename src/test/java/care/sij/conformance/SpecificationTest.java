package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import care.sij.fhir.FhirR4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

class SpecificationTest {

    private final Specification specification = new Specification(FhirR4.context());
    private final DefaultProfileValidationSupport hapi = new DefaultProfileValidationSupport(FhirR4.context());

    @Test
    void holdsEveryDefinitionThatHapiHolds() {
        hapi.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");

        assertThat(hapi.fetchAllStructureDefinitions()).hasSizeGreaterThan(600);
        assertThat(hapi.fetchAllConformanceResources())
                .hasSizeGreaterThan(3_000)
                .filteredOn(held -> !((MetadataResource) held).getUrl().startsWith("https://hapifhir.io/"))
                .allSatisfy(held -> assertThat(found((MetadataResource) held)).isTrue());
    }

    @Test
    void readsDefinitionsAsTheyAreWritten() {
        assertThat(specification.valueSet("http://hl7.org/fhir/ValueSet/languages"))
                .hasValueSatisfying(read -> assertSame(read, hapi.fetchValueSet(((ValueSet) read).getUrl())));
        assertThat(specification.structure("http://hl7.org/fhir/StructureDefinition/Observation"))
                .hasValueSatisfying(
                        read -> assertSame(read, hapi.fetchStructureDefinition(((StructureDefinition) read).getUrl())));
        assertThat(specification.structure("http://hl7.org/fhir/StructureDefinition/data-absent-reason"))
                .hasValueSatisfying(
                        read -> assertSame(read, hapi.fetchStructureDefinition(((StructureDefinition) read).getUrl())));
    }

    @Test
    void knowsNothingElse() {
        assertThat(specification.structure("http://hl7.org/fhir/StructureDefinition/Canary"))
                .isEmpty();
        assertThat(specification.codeSystem("http://hl7.org/fhir/ValueSet/languages"))
                .isEmpty();
    }

    private static void assertSame(Resource read, IBaseResource held) {
        assertThat(FhirR4.context().newJsonParser().encodeResourceToString(read))
                .isEqualTo(FhirR4.context().newJsonParser().encodeResourceToString(held));
    }

    private boolean found(MetadataResource held) {
        if (held instanceof StructureDefinition) {
            return specification.structure(held.getUrl()).isPresent();
        }
        return held instanceof CodeSystem
                ? specification.codeSystem(held.getUrl()).isPresent()
                : specification.valueSet(held.getUrl()).isPresent();
    }
}
