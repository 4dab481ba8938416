package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import care.sij.record.Bytes;
import care.sij.record.IndexTerms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexTermExtractorTest {

    private static final IndexTermExtractor EXTRACTOR = new IndexTermExtractor(FhirR4.context());
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private static final String OBSERVATION = """
            {"resourceType":"Observation","id":"o","status":"final","contained":[{"resourceType":"Practitioner","id":"c"}],
             "meta":{"profile":["http://example.org/p"],"tag":[{"system":"urn:t","code":"T"}]},
             "identifier":[{"type":{"coding":[{"system":"urn:types","code":"PLAC"}]},"system":"urn:ids","value":"O-1"},{"value":"bare"}],
             "code":{"coding":[{"system":"http://loinc.org","code":"72514-3"},{"code":"nosystem"}]},
             "subject":{"reference":"Patient/p1/_history/2"},
             "performer":[{"identifier":{"system":"urn:npi","value":"77"}},{"reference":"#c"}],
             "partOf":[{"reference":"Procedure/q"}],
             "effectiveDateTime":"2024-05-03",
             "valueQuantity":{"value":5.40,"unit":"points","system":"http://unitsofmeasure.org","code":"{score}"},
             "extension":[{"url":"http://example.org/x","valueReference":{"reference":"Device/d"}}]}
            """;
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p","active":true,"gender":"female","birthDate":"1970-02",
             "name":[{"family":"Müller-Lüdenscheidt","given":["Ána"]}],
             "telecom":[{"system":"phone","value":"555"},{"system":"email","value":"a@b.example"}],
             "address":[{"city":"Straßburg"}],"deceasedBoolean":false,
             "generalPractitioner":[{"reference":"http://other.example.org/fhir/Practitioner/1"}]}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            code        ; http://loinc.org|72514-3
            code        ; 72514-3
            code        ; http://loinc.org|
            code        ; |nosystem
            identifier  ; urn:ids|O-1
            identifier  ; O-1
            identifier  ; |bare
            status      ; final
            status      ; http://hl7.org/fhir/observation-status|final
            _tag        ; urn:t|T
            combo-code  ; 72514-3
            """)
    void findsTokensByEveryFormOfQuery(String parameter, String query) {
        assertThat(terms(OBSERVATION)).contains(SearchTerms.token(parameter, query));
    }

    @ParameterizedTest
    @CsvSource({"code,|72514-3", "code,http://snomed.info/sct|72514-3", "identifier,urn:ids|bare", "code,urn:x|"})
    void doesNotFindOtherTokens(String parameter, String query) {
        assertThat(terms(OBSERVATION)).doesNotContain(SearchTerms.token(parameter, query));
    }

    @Test
    void indexesReferencesWithoutVersionAndOnceForAll() {
        assertThat(terms(OBSERVATION))
                .contains(
                        "subject=Patient/p1",
                        "patient=Patient/p1",
                        "part-of=Procedure/q",
                        "performer:identifier:perhaps_person=urn:npi|77",
                        "identifier:of-type=urn:types|PLAC|O-1",
                        "_profile=http://example.org/p",
                        "@=Patient/p1",
                        "@=Procedure/q",
                        "@=Device/d")
                .doesNotContain("performer=#c", "@=#c");
    }

    @ParameterizedTest
    @CsvSource({
        "p1,Patient/p1",
        "Patient/p1,Patient/p1",
        "Patient/p1/_history/9,Patient/p1",
        "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0,urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"
    })
    void compilesReferenceQueriesToTheSameTerms(String query, String target) {
        SearchParameter subject = new SearchParameters(FhirR4.context())
                .find("Observation", "subject")
                .orElseThrow();

        assertThat(SearchTerms.reference("subject", subject.targets(), query)).contains("subject=" + target);
    }

    @Test
    void indexesPersonsByPartsOfNamesFolded() {
        IndexTerms found = EXTRACTOR.extract(JSON.read(Bytes.utf8(PATIENT)));

        assertThat(found.strings())
                .contains(
                        new IndexTerms.StringTerm("family", "muller-ludenscheidt", "Müller-Lüdenscheidt"),
                        new IndexTerms.StringTerm("name", "ana", "Ána"),
                        new IndexTerms.StringTerm("address-city", FoldedText.of("Straßburg"), "Straßburg"));
        assertThat(found.terms())
                .contains(
                        "gender=http://hl7.org/fhir/administrative-gender|female",
                        "gender=|female",
                        "active=*|true",
                        "phone=phone|555",
                        "telecom=*|555",
                        "email=*|a@b.example",
                        "deceased=*|false",
                        "general-practitioner=http://other.example.org/fhir/Practitioner/1")
                .doesNotContain("email=*|555");
    }

    @ParameterizedTest
    @CsvSource({
        "2024,2024-01-01T00:00:00Z,2025-01-01T00:00:00Z",
        "2024-02,2024-02-01T00:00:00Z,2024-03-01T00:00:00Z",
        "2024-02-29,2024-02-29T00:00:00Z,2024-03-01T00:00:00Z",
        "2024-02-29T23:59+01:00,2024-02-29T22:59:00Z,2024-02-29T23:00:00Z",
        "2024-02-29T23:59:10Z,2024-02-29T23:59:10Z,2024-02-29T23:59:11Z",
        "2024-02-29T23:59:10.5-05:00,2024-03-01T04:59:10.500Z,2024-03-01T04:59:10.501Z"
    })
    void expandsADateToItsPrecision(String text, String low, String high) {
        assertThat(TimeSpan.parse(text))
                .hasValueSatisfying(span -> assertThat(Stream.of(span.low(), span.high())
                                .map(Object::toString)
                                .toList())
                        .isEqualTo(List.of(low, high)));
    }

    @ParameterizedTest
    @CsvSource({"2024-02-30", "2024-13", "24", "today", "2024-02-29T25:00Z"})
    void knowsWhatIsNoDate(String text) {
        assertThat(TimeSpan.parse(text)).isEmpty();
    }

    @Test
    void indexesDatesAndQuantitiesWithTheirPrecision() {
        IndexTerms found = EXTRACTOR.extract(JSON.read(Bytes.utf8(OBSERVATION)));

        assertThat(found.dates())
                .anySatisfy(date -> assertThat(date.toString())
                        .isEqualTo("DateTerm[parameter=date, low=2024-05-03T00:00:00Z, high=2024-05-04T00:00:00Z]"));
        assertThat(found.quantities()).anySatisfy(quantity -> {
            assertThat(quantity.parameter()).isEqualTo("value-quantity");
            assertThat(quantity.code()).isEqualTo("{score}");
            assertThat(quantity.low()).isEqualByComparingTo("5.395");
            assertThat(quantity.high()).isEqualByComparingTo("5.405");
        });
    }

    @Test
    void ordersSortKeysOfNumbersAsNumbers() {
        assertThat(Stream.of("-100", "-2.5", "0", "9", "10", "1000000")
                        .map(number -> SortText.of(new java.math.BigDecimal(number))))
                .isSorted();
    }

    @Test
    void compilesEverySearchParameterOfR4() {
        SearchParameters parameters = new SearchParameters(FhirR4.context());

        assertThat(FhirR4.context().getResourceTypes())
                .allSatisfy(type -> assertThat(parameters.all(type))
                        .filteredOn(parameter -> parameter.kind() != SearchParameter.Kind.COMPOSITE)
                        .allSatisfy(parameter -> assertThatCode(() -> SearchPath.compile(parameter.expression()))
                                .doesNotThrowAnyException()));
    }

    /** A part that has a path of its own within each kind of element takes it from there, any other from the whole. */
    @Test
    void compilesEveryCompositeOfR4() {
        SearchParameters parameters = new SearchParameters(FhirR4.context());

        assertThat(parameters.types())
                .allSatisfy(type -> assertThat(parameters.all(type))
                        .filteredOn(parameter -> parameter.kind() == SearchParameter.Kind.COMPOSITE)
                        .allSatisfy(parameter -> assertThat(
                                        CompositePath.compile(parameter, parameters.components(type, parameter)))
                                .isNotEmpty()));
    }

    @Test
    void unescapesQueries() {
        assertThat(SearchTerms.token("identifier", "urn:a|x\\|y\\,z")).isEqualTo("identifier=urn:a|x|y,z");
    }

    private static java.util.Set<String> terms(String resource) {
        return EXTRACTOR.extract(JSON.read(Bytes.utf8(resource))).terms();
    }
}
