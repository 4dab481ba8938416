package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.Profile.Role;
import care.sij.fhir.FhirR4;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {

    private static final String OURS = "http://sij-pathways.example.org/fhir/StructureDefinition/";

    private static final Definitions DEFINITIONS = definitions();

    private static Definitions definitions() {
        Specification specification = new Specification(FhirR4.context());
        return new Definitions(
                FhirR4.context(),
                PublishedDefinitions.load(FhirR4.context()),
                specification,
                new SpecificationTerms(FhirR4.context(), specification));
    }

    static Stream<Profile> facts() {
        return Stream.of(Profile.values()).filter(profile -> profile.role() == Role.FACT);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void takesTheProfileOfAFactInPlaceOfItsType(Profile fact) {
        assertThat(DEFINITIONS.inPlaceOfType(fact.canonical()))
                .hasValueSatisfying(profile -> assertThat(profile.getType()).isEqualTo(fact.type()));
    }

    @Test
    void doesNotTakeAProfileThatLosesRulesOfItsType() {
        assertThat(DEFINITIONS.inPlaceOfType(OURS + "sij-decision-parameters")).isEmpty();
    }

    @Test
    void doesNotTakeProfilesOfOthers() {
        assertThat(DEFINITIONS.inPlaceOfType("http://hl7.org/fhir/StructureDefinition/vitalsigns"))
                .isEmpty();
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
