package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.fhir.AskedParameter;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.IndexTermExtractor;
import care.sij.fhir.QueryRefused;
import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SearchParameters;
import care.sij.record.Bytes;
import care.sij.record.IndexTerms;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.Selection;
import care.sij.record.Selection.Content;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What R4's search language says of each kind of parameter (search.html), as a query is written. */
class SearchLanguageIT {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final SearchParameters PARAMETERS = new SearchParameters(FhirR4.context());
    private static final SearchCriteria CRITERIA = new SearchCriteria(PARAMETERS, CLOCK, "http://own.example/fhir");
    private static final List<Content> CONTENTS = new ArrayList<>();
    private static TestRecord record;

    private static final List<String> RESOURCES = List.of("""
            {"resourceType":"Observation","id":"pain","status":"final","meta":{"source":"urn:source:a","tag":[{"system":"urn:t","code":"T"}]},
             "identifier":[{"type":{"coding":[{"system":"urn:types","code":"PLAC"}],"text":"Placer"},"system":"urn:ids","value":"O-1"}],
             "code":{"coding":[{"system":"http://loinc.org","code":"72514-3","display":"Pain severity"}],"text":"Schmerz links"},
             "subject":{"reference":"Patient/p1"},"performer":[{"identifier":{"system":"urn:npi","value":"77"}}],
             "effectiveDateTime":"2026-02-10","valueQuantity":{"value":7,"unit":"points","system":"http://unitsofmeasure.org","code":"{score}"}}
            """, """
            {"resourceType":"Observation","id":"pressure","status":"preliminary",
             "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"subject":{"reference":"Patient/p2"},
             "effectivePeriod":{"start":"2026-02-01","end":"2026-02-20"},
             "component":[
              {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":150,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
              {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":80,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}
            """, """
            {"resourceType":"Observation","id":"dose","status":"final","code":{"coding":[{"system":"urn:c","code":"dose"}]},
             "subject":{"reference":"Group/p1"},"effectiveDateTime":"2026-02-20T10:00:00Z",
             "valueQuantity":{"value":500,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}
            """, """
            {"resourceType":"Observation","id":"note","status":"final","code":{"coding":[{"system":"urn:c","code":"a$b|c,d"}]},
             "valueString":"Ärger, 100%"}
            """, """
            {"resourceType":"Observation","id":"kit","status":"final","code":{"coding":[{"system":"urn:c","code":"kit"}]},
             "effectiveDateTime":"2026-03","valueQuantity":{"value":0.5,"unit":"bag","system":"urn:units","code":"bag"}}
            """, """
            {"resourceType":"ValueSet","id":"all","url":"http://acme.org/fhir/ValueSet","status":"active","name":"Anna","title":"Anna Müller"}
            """, """
            {"resourceType":"ValueSet","id":"one","url":"http://acme.org/fhir/ValueSet/123","status":"draft","name":"Annabelle",
             "useContext":[{"code":{"system":"urn:u","code":"age"},"valueRange":{"low":{"value":20},"high":{"value":30}}},
                           {"code":{"system":"urn:u","code":"venue"},"valueQuantity":{"value":5}}]}
            """, """
            {"resourceType":"ValueSet","id":"other","url":"http://acme.org/fhir/ValueSetX","status":"active","name":"Joanna"}
            """, """
            {"resourceType":"RiskAssessment","id":"low","status":"final","subject":{"reference":"Patient/p1"},"prediction":[{"probabilityDecimal":0.2}]}
            """, """
            {"resourceType":"RiskAssessment","id":"high","status":"final","subject":{"reference":"Patient/p1"},"prediction":[{"probabilityDecimal":0.85}]}
            """);

    @BeforeAll
    static void fill() {
        record = TestRecord.on(CLOCK);
        FhirJson json = new FhirJson(FhirR4.context());
        IndexTermExtractor extractor = new IndexTermExtractor(FhirR4.context());
        for (String text : RESOURCES) {
            CLOCK.advance(Duration.ofMinutes(1));
            Resource resource = json.read(Bytes.utf8(text));
            IndexTerms terms = extractor.extract(resource);
            StoredVersion version = record.put(
                    new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart()), List.of(), terms);
            CONTENTS.add(new Content(version.key(), version.patients(), version.instant(), terms));
        }
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?code=72514-3                                  ; pain
            Observation?code=http://loinc.org|                        ; pain pressure
            Observation?code=http://loinc.org|72514-3,urn:c|dose      ; dose pain
            Observation?code=urn:c|a\\$b\\|c\\,d                      ; note
            Observation?code:not=http://loinc.org|72514-3             ; dose kit note pressure
            Observation?code:text=schmerz                             ; pain
            Observation?code:text=PAIN sev                            ; pain
            Observation?code:text=links                               ; ''
            Observation?combo-code=8480-6                             ; pressure
            Observation?component-code=72514-3                        ; ''
            Observation?identifier:of-type=urn:types|PLAC|O-1         ; pain
            Observation?identifier:text=plac                          ; pain
            Observation?_tag=urn:t|T                                  ; pain
            Observation?_source=urn:source:a                          ; pain
            Observation?_source:missing=true                          ; dose kit note pressure
            Observation?_id=pain,note                                 ; note pain
            ValueSet?status=active                                    ; all other
            ValueSet?status:not=active                                ; one
            """)
    void comparesTokens(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?subject=Patient/p1                            ; pain
            Observation?subject=p1                                    ; dose pain
            Observation?subject:Patient=p1                            ; pain
            Observation?subject:Group=Group/p1                        ; dose
            Observation?subject=http://own.example/fhir/Patient/p1    ; pain
            Observation?subject=Patient/p1,Patient/p2                 ; pain pressure
            Observation?performer:identifier=urn:npi|77               ; pain
            Observation?subject:missing=true                          ; kit note
            """)
    void comparesReferences(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ValueSet?name=anna                                        ; all one
            ValueSet?name:contains=ANNA                               ; all one other
            ValueSet?name:exact=Anna                                  ; all
            ValueSet?name:exact=anna                                  ; ''
            ValueSet?title=anna mull                                  ; all
            ValueSet?title:exact=Anna Muller                          ; ''
            Observation?value-string=arger\\, 100%                    ; note
            Observation?value-string=arger\\, 1%                      ; ''
            """)
    void comparesStrings(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ValueSet?url=http://acme.org/fhir/ValueSet                ; all
            ValueSet?url:below=http://acme.org/fhir/ValueSet          ; all one
            ValueSet?url:below=http://acme.org/fhir/                  ; all one other
            ValueSet?url:above=http://acme.org/fhir/ValueSet/123/_history/5 ; all one
            ValueSet?url:above=http://acme.org/fhir                   ; ''
            """)
    void comparesUris(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?date=2026-02-10                               ; pain
            Observation?date=2026-02                                  ; dose pain pressure
            Observation?date=ne2026-02                                ; kit
            Observation?date=gt2026-02-20                             ; kit
            Observation?date=ge2026-02-20T10:00:00Z                   ; dose kit pressure
            Observation?date=lt2026-02-10                             ; pressure
            Observation?date=le2026-02-10                             ; pain pressure
            Observation?date=sa2026-02-10                             ; dose kit
            Observation?date=eb2026-02-20                             ; pain
            Observation?date=ap2026-02-10T12:00:00Z                   ; pain pressure
            Observation?date=ge2026-02-10&date=lt2026-02-21&date:missing=false ; dose pain pressure
            """)
    void comparesDates(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            RiskAssessment?probability=0.2                            ; low
            RiskAssessment?probability=ne0.2                          ; high
            RiskAssessment?probability=gt0.2                          ; high
            RiskAssessment?probability=ge0.2                          ; high low
            RiskAssessment?probability=lt0.85                         ; low
            RiskAssessment?probability=le0.85                         ; high low
            RiskAssessment?probability=ap0.8                          ; high
            RiskAssessment?probability=sa0.5                          ; high
            RiskAssessment?probability=eb0.5                          ; low
            RiskAssessment?probability=0.8,0.2                        ; low
            """)
    void comparesNumbers(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?value-quantity=7                              ; pain
            Observation?value-quantity=7||points                      ; pain
            Observation?value-quantity=500|http://unitsofmeasure.org|mg ; dose
            Observation?value-quantity=0.500|http://unitsofmeasure.org|g ; dose
            Observation?value-quantity=gt0.4|http://unitsofmeasure.org|g ; dose
            Observation?value-quantity=lt1|http://unitsofmeasure.org|kg ; dose
            Observation?value-quantity=500|http://unitsofmeasure.org|g ; ''
            Observation?value-quantity=gt0|http://unitsofmeasure.org|m ; ''
            Observation?value-quantity=0.5||g                         ; ''
            Observation?value-quantity=ne400|http://unitsofmeasure.org|mg ; dose
            Observation?value-quantity=ap520|http://unitsofmeasure.org|mg ; dose
            Observation?value-quantity=0.5|urn:units|bag              ; kit
            Observation?value-quantity=0.5|urn:units|sack             ; ''
            Observation?value-quantity=gt0.4|http://unitsofmeasure.org|nonsense ; ''
            Observation?combo-value-quantity=20|http://unitsofmeasure.org|kPa ; pressure
            Observation?component-value-quantity=gt100                ; pressure
            """)
    void comparesQuantitiesAcrossUnits(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?component-code-value-quantity=8480-6$gt140    ; pressure
            Observation?component-code-value-quantity=8462-4$gt140    ; ''
            Observation?component-code-value-quantity=8462-4$gt140,8462-4$80 ; pressure
            Observation?combo-code-value-quantity=http://loinc.org|8480-6$150|http://unitsofmeasure.org|mm[Hg] ; pressure
            Observation?combo-code-value-quantity=72514-3$ge7         ; pain
            Observation?code-value-quantity=72514-3$lt7               ; ''
            Observation?code-value-quantity=dose$lt0.6|http://unitsofmeasure.org|g ; dose
            Observation?code-value-string=urn:c|a\\$b\\|c\\,d$arger   ; note
            ValueSet?context-type-quantity=venue$5                    ; one
            ValueSet?context-type-quantity=age$5                      ; ''
            """)
    void holdsPartsOfACompositeToOneElement(String query, String found) {
        assertFinds(query, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?cod=x                 ; UNKNOWN     ; `code`
            Observation?combo-vale-quantity=1 ; UNKNOWN     ; `combo-value-quantity`
            Observation?zzzzzzzzzzzz=x        ; UNKNOWN     ; `zzzzzzzzzzzz`
            Observation?code:txt=x            ; UNSUPPORTED ; `code:text`
            Observation?subject:Patent=x      ; UNSUPPORTED ; `subject:Patient`
            Observation?value-string:exat=x   ; UNSUPPORTED ; `value-string:exact`
            Observation?code:in=x             ; UNSUPPORTED ; `code:in`
            Observation?code:below=x          ; UNSUPPORTED ; `code:below`
            Observation?_id:not=x             ; UNSUPPORTED ; `_id:not`
            Observation?_text=x               ; UNSUPPORTED ; `_text`
            Observation?_content=x            ; UNSUPPORTED ; `_content`
            Observation?_filter=x             ; UNSUPPORTED ; `_filter`
            Observation?_list=x               ; UNSUPPORTED ; `_list`
            Observation?_query=x              ; UNSUPPORTED ; `_query`
            Location?near=1                   ; UNSUPPORTED ; `near`
            Observation?code-value-quantity=1 ; INVALID     ; `$`
            Observation?code-value-quantity:not=1$1 ; UNSUPPORTED ; `code-value-quantity:not`
            Observation?value-quantity=many   ; INVALID     ; number
            """)
    void refusesByNameAndTellsTheNearest(String query, QueryRefused.Kind kind, String told) {
        assertThatThrownBy(() -> criteria(query)).isInstanceOfSatisfying(QueryRefused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.text()).contains(told);
        });
    }

    /** A search by rows, a scope by rows and a scope by one version all say the same. */
    private static void assertFinds(String query, String expected) {
        List<String> ids =
                Stream.of(expected.split(" ", -1)).filter(id -> !id.isEmpty()).toList();
        String type = query.substring(0, query.indexOf('?'));
        List<SearchCriterion> criteria = criteria(query);
        Selection selection = record.bean(Selection.class);
        Visibility.Condition rows = selection.rows(type, criteria);
        assertThat(found(type, criteria, Visibility.EVERYTHING)).isEqualTo(ids);
        assertThat(found(type, List.of(), () -> rows)).isEqualTo(ids);
        assertThat(CONTENTS.stream()
                        .filter(content -> content.key().type().equals(type) && selection.holds(content, criteria))
                        .map(content -> content.key().id()))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<SearchCriterion> criteria(String query) {
        String type = query.substring(0, query.indexOf('?'));
        return Stream.of(query.substring(query.indexOf('?') + 1).split("&", -1))
                .map(part -> CRITERIA.of(
                        type,
                        AskedParameter.of(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1))))
                .toList();
    }

    private static List<String> found(String type, List<SearchCriterion> criteria, Visibility visibility) {
        SearchQuery query = new SearchQuery(type, criteria, List.of(), 100);
        return record.bean(Search.class).find(query, Optional.empty(), visibility).versions().stream()
                .map(version -> version.key().id())
                .toList();
    }
}
