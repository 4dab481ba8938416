package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnParametersTest {

    private static final SearchParameters PARAMETERS = new SearchParameters(FhirR4.context());
    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String SIDED = """
            {"resourceType":"%s","id":"x","extension":[{"url":"http://sij-pathways.example.org/fhir/StructureDefinition/%s",%s}]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sij-side",
                "sij-stage",
                "sij-exit-reason",
                "sij-injection-purpose",
                "sij-guidance",
                "sij-approach",
                "sij-due"
            })
    void areThoseThatArePublished(String name) {
        org.hl7.fhir.r4.model.SearchParameter published = published(name);
        List<String> bases = published.getBase().stream()
                .map(PrimitiveType::asStringValue)
                .sorted()
                .toList();
        List<String> types = PARAMETERS.types().stream()
                .filter(type -> PARAMETERS.find(type, name).isPresent())
                .toList();
        assertThat(types).isEqualTo(bases);
        assertThat(published.getUrl())
                .isEqualTo(PARAMETERS
                        .find(types.get(0), name)
                        .flatMap(SearchParameter::ownDefinition)
                        .orElseThrow());
        assertThat(types.stream()
                        .flatMap(type -> Stream.of(PARAMETERS
                                .find(type, name)
                                .orElseThrow()
                                .expression()
                                .split(" \\| "))))
                .containsExactlyInAnyOrder(published.getExpression().split(" \\| "));
    }

    private static org.hl7.fhir.r4.model.SearchParameter published(String name) {
        try (InputStream file =
                OwnParametersTest.class.getResourceAsStream("/fhir-profiles/SearchParameter-" + name + ".json")) {
            return (org.hl7.fhir.r4.model.SearchParameter) JSON.read(Bytes.of(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CarePlan; sij-stage; "valueCode":"diagnostic"; sij-stage=*|diagnostic
            CarePlan; sij-exit-reason; "valueCode":"declined"; sij-exit-reason=*|declined
            Procedure; sij-injection-purpose; "valueCode":"diagnostic"; sij-injection-purpose=*|diagnostic
            Procedure; sij-guidance; "valueCode":"ct"; sij-guidance=*|ct
            Procedure; sij-approach; "valueCode":"lateral"; sij-approach=*|lateral
            Task; sij-laterality; "valueCodeableConcept":{"coding":[{"system":"s","code":"7771000"}]}; sij-side=s|7771000
            """)
    void findByTheExtension(String type, String extension, String value, String term) {
        assertThat(terms(SIDED.formatted(type, extension, value))).contains(term);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Procedure", "Observation", "Condition", "ServiceRequest"})
    void findByTheSideOfTheBodySite(String type) {
        String site = type.equals("Observation") ? "{%s}" : "[{%s}]";
        String extension =
                "\"extension\":[{\"url\":\"http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality\","
                        + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"s\",\"code\":\"24028007\"}]}}]";
        assertThat(terms("{\"resourceType\":\"" + type + "\",\"id\":\"x\",\"bodySite\":" + site.formatted(extension)
                        + "}"))
                .contains("sij-side=s|24028007", "sij-side=*|24028007");
    }

    @Test
    void findTasksByWhenTheyAreDue() {
        assertThat(new IndexTermExtractor(FhirR4.context())
                        .extract(JSON.read(Bytes.utf8("""
                                {"resourceType":"Task","id":"x","restriction":{"period":{"start":"2026-01-05","end":"2026-01-19"}}}""")))
                        .dates())
                .anySatisfy(date -> {
                    assertThat(date.parameter()).isEqualTo("sij-due");
                    assertThat(date.low()).isEqualTo("2026-01-05T00:00:00Z");
                    assertThat(date.high()).isEqualTo("2026-01-20T00:00:00Z");
                });
    }

    private static java.util.Set<String> terms(String resource) {
        return new IndexTermExtractor(FhirR4.context())
                .extract(JSON.read(Bytes.utf8(resource)))
                .terms();
    }
}
