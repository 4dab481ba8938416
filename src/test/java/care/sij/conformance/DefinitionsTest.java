package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final Definitions DEFINITIONS = definitions();

    private static Definitions definitions() {
        Specification specification = new Specification(FhirR4.context());
        return new Definitions(
                FhirR4.context(),
                PublishedDefinitions.load(FhirR4.context()),
                specification,
                new SpecificationTerms(FhirR4.context(), specification));
    }

    @Test
    void makesASnapshotOfAProfileOnce() {
        StructureDefinition profile =
                DEFINITIONS.fetchResource(StructureDefinition.class, Profile.INJECTION.canonical());

        assertThat(profile.getSnapshot().getElement()).hasSizeGreaterThan(30);
        assertThat(DEFINITIONS.fetchResource(StructureDefinition.class, Profile.INJECTION.canonical()))
                .isSameAs(profile);
    }

    @Test
    void knowsWhichTypesArePrimitive() {
        assertThat(DEFINITIONS.isPrimitiveType("dateTime")).isTrue();
        assertThat(DEFINITIONS.isPrimitiveType("Period")).isFalse();
    }
}
