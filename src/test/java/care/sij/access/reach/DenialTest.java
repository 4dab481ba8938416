package care.sij.access.reach;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.TimeSpan;
import care.sij.record.Bytes;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DenialTest {

    private static final String WHOLE = "http://terminology.hl7.org/CodeSystem/consentscope|patient-privacy";

    @ParameterizedTest
    @CsvSource({
        "active, deny, " + WHOLE + ", true",
        "active, permit, " + WHOLE + ", false",
        "proposed, deny, " + WHOLE + ", false",
        "inactive, deny, " + WHOLE + ", false",
        "entered-in-error, deny, " + WHOLE + ", false",
        "active, deny, http://terminology.hl7.org/CodeSystem/consentscope|research, false",
        "active, deny, http://other.example.org|patient-privacy, false",
    })
    void isAnActiveOneOfPrivacyThatDenies(String status, String type, String scope, boolean denies) {
        assertThat(Denial.of(consent(status, scope, "'type': '" + type + "'")))
                .matches(found -> found.isPresent() == denies);
    }

    @Test
    void namesEverybodyWhenNobodyIsNamed() {
        assertThat(denied("'type': 'deny'"))
                .isEqualTo(Denial.OF_ALL)
                .isEqualTo(new Denial(Set.of(DeniedActor.ANYBODY), TimeSpan.BEGINNING, TimeSpan.END));
    }

    @Test
    void namesEachActorByItself() {
        assertThat(denied("""
                        'type': 'deny', 'actor': [{'reference': {'reference': 'Organization/1'}},
                         {'reference': {'display': 'Hôpital  Général'}}]""").actors())
                .containsExactlyInAnyOrder(
                        new DeniedActor(Set.of("Organization/1"), Set.of("Organization/1")),
                        new DeniedActor(Set.of("name|hopital general"), Set.of("name|hopital general")));
    }

    static Stream<Arguments> actors() {
        String elsewhere = "'reference': 'https://elsewhere.example.org/fhir/Organization/1'";
        String client =
                "'identifier': {'system': 'http://sij-pathways.example.org/fhir/sid/partner', 'value': 'st-mary'}";
        return Stream.of(
                Arguments.of(
                        "'reference': 'Organization/1', 'display': 'St Mary'",
                        new DeniedActor(Set.of("Organization/1", "name|st mary"), Set.of("Organization/1"))),
                Arguments.of(
                        "'reference': 'Organization/1/_history/2'",
                        new DeniedActor(Set.of("Organization/1"), Set.of("Organization/1"))),
                Arguments.of("'reference': '#here'", onlyOneOf("name|st mary", "name|marys", "client|st-mary")),
                Arguments.of(client + ", 'display': 'St Mary'", onlyOneOf("client|st-mary", "name|st mary")),
                Arguments.of(
                        "'identifier': {'system': 'urn:other', 'value': '1'}, 'display': 'St Mary'",
                        onlyOneOf("name|st mary")),
                Arguments.of(elsewhere, DeniedActor.ANYBODY),
                Arguments.of(elsewhere + ", 'display': 'St Mary'", DeniedActor.ANYBODY),
                Arguments.of(
                        "'reference': 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', 'display': 'St Mary'",
                        DeniedActor.ANYBODY),
                Arguments.of("'display': ' '", DeniedActor.ANYBODY),
                Arguments.of("'identifier': {'system': 'urn:other', 'value': '1'}", DeniedActor.ANYBODY),
                Arguments.of("'reference': 'Practitioner/1', 'display': 'Dr A'", DeniedActor.ANYBODY),
                Arguments.of("'type': 'PractitionerRole', 'display': 'Dr A'", DeniedActor.ANYBODY));
    }

    private static DeniedActor onlyOneOf(String... named) {
        return new DeniedActor(Set.of(named), Set.of(named));
    }

    @ParameterizedTest
    @MethodSource("actors")
    void namesAnActorByAllThatItGivesAndNobodyWhenThatIsNothingKnownHere(String actor, DeniedActor named) {
        assertThat(denied("'type': 'deny', 'actor': [{'reference': {" + actor + "}}]")
                        .actors())
                .containsExactly(named);
    }

    @Test
    void lastsAsLongAsItsPeriod() {
        Denial denial = denied("'type': 'deny', 'period': {'start': '2026-01-01', 'end': '2026-01-31'}");
        assertThat(denial.since()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(denial.until()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }

    private static Denial denied(String provision) {
        return Denial.of(consent("active", WHOLE, provision)).orElseThrow();
    }

    private static Consent consent(String status, String scope, String provision) {
        String[] coding = scope.split("\\|", -1);
        String json = """
                {'resourceType': 'Consent', 'contained': [{'resourceType': 'Organization', 'id': 'here', 'name': 'St Mary',
                  'alias': ['Marys'], 'identifier': [{'value': 'st-mary',
                  'system': 'http://sij-pathways.example.org/fhir/sid/partner'}]}],
                 'status': '%s', 'scope': {'coding': [{'system': '%s', 'code': '%s'}]},
                 'provision': {%s}}""".formatted(status, coding[0], coding[1], provision);
        return new FhirJson(FhirR4.context()).read(Bytes.utf8(json.replace('\'', '"')), Consent.class);
    }
}
