package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** References are followed either way, and on the way nobody learns of what a search of its own would not find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainIT {

    private static final String NPI = "http://demo-hospital.example.org/npi";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final String person = Rested.number();
    private final String doctor = Rested.number();
    private String practitioner = "";
    private String patient = "";
    private String pain = "";
    private String allergy = "";

    @BeforeAll
    void create() {
        practitioner = created("/Practitioner", Rested.practitioner(doctor));
        ObjectNode treated = Rested.patient(person);
        treated.putArray("generalPractitioner").addObject().put("reference", "Practitioner/" + practitioner);
        patient = created("/Patient", treated);
        pain = created("/Observation", Rested.pain("Patient/" + patient, Rested.number(), 6));
        allergy = created(
                "/AllergyIntolerance", Rested.allergy("Patient/" + patient, Rested.OBSERVATION, Rested.number()));
    }

    private String created(String path, ObjectNode resource) {
        Got got = RestCall.post(hospital, path, resource);
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return got.id();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?patient.identifier=MRN|PERSON                                                  ; PAIN
            Observation?subject.identifier=MRN|PERSON                                                  ; PAIN
            Observation?subject:Patient.family:exact=SYNTHETICA&_id=PAIN                               ; PAIN
            Observation?subject:Patient.family:exact=Synthetica&_id=PAIN                               ; ''
            Observation?subject:Group.identifier=MRN|PERSON                                            ; ''
            Observation?patient.birthdate=lt1980-04-02&patient.gender=female,male&_id=PAIN             ; PAIN
            Observation?patient.general-practitioner:Practitioner.identifier=NPI|DOCTOR                ; PAIN
            Observation?patient.general-practitioner.family=synth&_id=PAIN                             ; PAIN
            Observation?patient.general-practitioner:Organization.name=synth&_id=PAIN                  ; ''
            Observation?sij-side=http://snomed.info/sct|24028007&_id=PAIN                              ; PAIN
            Observation?sij-side=7771000&_id=PAIN                                                      ; ''
            Observation?patient._id=PATIENT                                                            ; PAIN
            Observation?patient.identifier=MRN|PERSON&patient.general-practitioner=Practitioner/DOC    ; PAIN
            Patient?_has:Observation:patient:code=http://loinc.org|72514-3&identifier=MRN|PERSON       ; PATIENT
            Patient?_has:Observation:patient:code=none&identifier=MRN|PERSON                           ; ''
            Patient?_has:Observation:subject:_id=PAIN&_has:AllergyIntolerance:patient:code:text=latex  ; PATIENT
            Practitioner?_has:Patient:general-practitioner:_has:Observation:patient:_id=PAIN           ; DOC
            Practitioner?_has:Patient:general-practitioner:identifier=MRN|PERSON                       ; DOC
            AllergyIntolerance?patient._has:Observation:patient:_id=PAIN                               ; ALLERGY
            AllergyIntolerance?patient._has:Observation:patient:subject.general-practitioner.identifier=NPI|DOCTOR ; ALLERGY
            """)
    void followsReferences(String query, String found) {
        assertThat(String.join(" ", ids(search(hospital, query)))).isEqualTo(named(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?patient.identifier=OTHER|PERSON           ; system/*.cruds                                    ; ''
            Observation?patient.family=synthetica&_id=PAIN        ; system/Observation.rs system/Patient.rs?gender=female ; PAIN
            Observation?patient.family=synthetica&_id=PAIN        ; system/Observation.rs system/Patient.rs?gender=male ; ''
            Observation?subject.family=synthetica&_id=PAIN        ; system/Observation.rs system/Patient.rs           ; PAIN
            Patient?_has:Observation:patient:_id=PAIN             ; system/Patient.rs system/Observation.rs?status=final ; PATIENT
            Patient?_has:Observation:patient:_id=PAIN             ; system/Patient.rs system/Observation.rs?status=amended ; ''
            AllergyIntolerance?patient._has:Observation:patient:_id=PAIN ; system/AllergyIntolerance.rs system/Patient.rs?gender=male system/Observation.rs ; ''
            Observation?patient.general-practitioner:Practitioner.family=synthetica&_id=PAIN ; system/Observation.rs system/Patient.rs?gender=male system/Practitioner.rs ; ''
            """)
    void stepsOnlyOnWhatTheCallerMaySearchFor(String query, String scopes, String found) {
        DemoPartner narrow = WholeService.partner("demo-hospital", scopes);
        assertThat(String.join(" ", ids(search(narrow, query)))).isEqualTo(named(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?patient.family=synthetica                 ; system/Observation.rs                     ; Patient.s
            Observation?subject.identifier=x                      ; system/Observation.rs                     ; .s
            Patient?_has:Observation:patient:code=72514-3         ; system/Patient.rs system/Observation.r    ; Observation.s
            Patient?_has:Observation:patient:performer:Practitioner.family=x ; system/Patient.rs system/Observation.rs ; Practitioner.s
            """)
    void needsTheScopeOfEachStep(String query, String scopes, String missing) {
        Got got = search(WholeService.partner("demo-hospital", scopes), query);
        assertThat(got.status()).isEqualTo(403);
        assertThat(got.issue().path("diagnostics").asString()).contains(missing);
    }

    /** Nobody who cannot see the person finds what refers to it, or what it refers to, by way of it. */
    @Test
    void leadsNobodyPastWhatItDoesNotSee() {
        DemoPartner other = WholeService.partner("demo-clinic");
        assertThat(ids(search(other, "Practitioner?_has:Patient:general-practitioner:_id=PATIENT")))
                .isEmpty();
        assertThat(ids(search(other, "Observation?patient._id=PATIENT"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?patient.famly=x                           ; `family`
            Observation?subject:Patent.family=x                   ; `subject:Patient`
            Observation?code.family=x                             ; not a reference
            Patient?_has:Obsrvation:patient:code=x                ; `Observation`
            Patient?_has:Observation:patien:code=x                ; `patient`
            Patient?_has:Observation:patient=x                    ; `_has:Type:reference:parameter`
            Patient?_has:Observation:device:code=x                ; does not point to Patient
            Patient?_has:AuditEvent:patient:action=x              ; AuditEvents
            Patient?link:Patient.link:Patient.link:Patient.link:Patient.link:Patient.link:Patient.family=x ; 5 steps
            Observation?patient.family:exat=x                     ; `family:exact`
            Observation?patient.identifier:text=medical           ; your own systems
            Patient?identifier:text=medical                       ; your own systems
            Observation?patient.birthdate=soon                    ; date
            """)
    void refusesWhatCannotBeFollowed(String query, String told) {
        Got got = search(hospital, query);
        assertThat(got.status()).as(got.text()).isEqualTo(400);
        assertThat(got.issue().path("diagnostics").asString()).contains(told);
    }

    @Test
    void grantsNoScopeThatFollowsReferences() {
        for (String filter : List.of("patient.family=x", "_has:Observation:patient:code=x")) {
            assertThat(WholeService.bean(care.sij.access.ScopeFilters.class)
                            .serve(care.sij.access.SmartScope.parse("system/Observation.rs?" + filter)
                                    .orElseThrow()))
                    .as(filter)
                    .isFalse();
        }
    }

    private String named(String text) {
        return text.replace("PERSON", person)
                .replace("PATIENT", patient)
                .replace("DOCTOR", doctor)
                .replace("DOC", practitioner)
                .replace("PAIN", pain)
                .replace("ALLERGY", allergy)
                .replace("MRN|", Rested.MRN + "|")
                .replace("NPI|", NPI + "|")
                .replace("OTHER|", "http://other.example.org/mrn|");
    }

    private Got search(DemoPartner partner, String query) {
        return RestCall.get(partner, "/" + named(query).replace("|", URLEncoder.encode("|", StandardCharsets.UTF_8)));
    }

    private static List<String> ids(Got got) {
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.json().path("entry").values().stream()
                .map(entry -> entry.at("/resource/id").asString())
                .toList();
    }
}
