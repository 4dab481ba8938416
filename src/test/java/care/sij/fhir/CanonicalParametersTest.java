package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References by type and id are followed, canonical addresses are not. */
class CanonicalParametersTest {

    private final SearchParameters parameters = new SearchParameters(FhirR4.context());

    @ParameterizedTest
    @CsvSource({
        "QuestionnaireResponse, questionnaire",
        "CarePlan, instantiates-canonical",
        "PlanDefinition, depends-on",
        "ActivityDefinition, composed-of",
        "ConceptMap, source",
        "ConceptMap, target-uri",
        "MessageDefinition, parent",
        "StructureDefinition, valueset",
        "CapabilityStatement, supported-profile",
    })
    void holdCanonicalAddresses(String type, String name) {
        assertThat(parameters.find(type, name)).map(SearchParameter::kind).contains(SearchParameter.Kind.REFERENCE);
        assertThat(followed(type)).doesNotContain(name);
    }

    @ParameterizedTest
    @CsvSource({
        "QuestionnaireResponse, subject",
        "QuestionnaireResponse, patient",
        "Observation, has-member",
        "MedicationRequest, medication",
        "Provenance, target",
        "ImplementationGuide, resource",
        "Patient, link",
        "Composition, entry",
        "Bundle, message",
    })
    void nameResources(String type, String name) {
        assertThat(followed(type)).contains(name);
    }

    private List<String> followed(String type) {
        return Stream.of(type)
                .flatMap(any -> parameters.followed(any).stream())
                .map(SearchParameter::name)
                .toList();
    }
}
