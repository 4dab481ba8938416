package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.journey.LinkLetter;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Security labels and Consents hide what others have stated, from everything that reads. */
class LabelAndConsentIT {

    private static final String LABEL =
            "{'security': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'code': '%s'}]}";
    private static Registered clinic;
    private static DemoPartner other;
    private static DemoPartner hospital;

    @BeforeAll
    static void register() {
        hospital = WholeService.partner("demo-hospital");
        clinic = Registered.as("clinic", "label-clinic", "");
        other = clinic.partner();
    }

    @AfterAll
    static void withdraw() {
        clinic.withdraw();
    }

    /** Referred to every clinic that is registered. */
    private static String referred(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        Answer.taken(journey.messages().get(0));
        return new Recorded(journey).patient();
    }

    private static ObjectNode allergy(String patient, String label) {
        ObjectNode allergy =
                Rested.allergy("Patient/" + patient, "http://demo-hospital.example.org/allergy", Rested.number());
        if (!label.isEmpty()) {
            allergy.set("meta", Rested.object(LABEL.formatted(label)));
        }
        return allergy;
    }

    private static ObjectNode created(DemoPartner partner, ObjectNode resource) {
        Got got = RestCall.post(partner, "/" + resource.path("resourceType").asString(), resource);
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return (ObjectNode) got.json();
    }

    private static int status(DemoPartner partner, String path) {
        return RestCall.get(partner, path).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "V"})
    void aLabelledResourceIsThereForItsSourceAndAuditorsOnly(String label) {
        String patient = referred("labelled-" + label);
        String id = created(hospital, allergy(patient, label)).path("id").asString();
        String path = "/AllergyIntolerance/" + id;
        String search = "/AllergyIntolerance?_total=accurate&patient=" + patient + "&_id=" + id;
        for (DemoPartner seeing : List.of(hospital, WholeService.partner("demo-auditor"))) {
            assertThat(status(seeing, path)).isEqualTo(200);
            assertThat(total(seeing, search)).isEqualTo(1);
        }
        for (String more : List.of("", "/_history", "/_history/1")) {
            assertThat(status(other, path + more)).as(more).isEqualTo(404);
        }
        assertThat(total(other, search)).isZero();
        assertThat(RestCall.get(other, "/AllergyIntolerance/_history?_count=1000")
                        .text())
                .doesNotContain(id);
        assertThat(RestCall.delete(hospital, path).status()).isEqualTo(204);
        assertThat(status(other, path)).as("not even that it was deleted").isEqualTo(404);
        assertThat(RestCall.get(other, "/AllergyIntolerance/_history?_count=1000")
                        .text())
                .doesNotContain(id);
    }

    /** Whoever merges two numbers answers for nothing that others have told of them, and learns nothing of it. */
    @Test
    void aMergeSaysNothingOfWhatALabelHides() {
        Journey old = Journey.named("J1").about("SYN-001-label-merged-old");
        Journey goesOn = Journey.named("J1").about("SYN-001-label-merged-goes-on");
        Answer.taken(old.messages().get(0));
        Answer.taken(goesOn.messages().get(0));
        ObjectNode clinics =
                Rested.allergy("Patient/" + new Recorded(old).patient(), clinic.home() + "/allergy", Rested.number());
        clinics.set("meta", Rested.object(LABEL.formatted("R")));
        String id = created(other, clinics).path("id").asString();
        Answer.taken(LinkLetter.merge(goesOn.messages().get(0), old.messages().get(0), "2023-11-01T09:00:00-04:00"));

        DemoPartner auditor = WholeService.partner("demo-auditor");
        String survivor = new Recorded(goesOn).patient();
        assertThat(auditor.search("Provenance?patient=" + survivor + "&_count=100"))
                .filteredOn(provenance -> provenance.path("target").toString().contains(id + "/_history/2"))
                .singleElement()
                .satisfies(provenance -> assertThat(provenance.path("agent").toString())
                        .contains("assembler")
                        .doesNotContain("author", "transmitter"));
        assertThat(hospital.search("Provenance?patient=" + survivor + "&_count=100"))
                .isNotEmpty()
                .noneMatch(provenance -> provenance.toString().contains(id));
        assertThat(RestCall.get(hospital, "/AllergyIntolerance?patient=" + survivor + "&_revinclude=Provenance:target")
                        .text())
                .doesNotContain(id);
    }

    private static int total(DemoPartner partner, String search) {
        return RestCall.get(partner, search).json().path("total").asInt(-1);
    }

    @Test
    void aRegistrationSaysWhichLabelsDoNotHide() {
        String patient = referred("label-registered");
        String restricted = "/AllergyIntolerance/"
                + created(hospital, allergy(patient, "R")).path("id").asString();
        String very = "/AllergyIntolerance/"
                + created(hospital, allergy(patient, "V")).path("id").asString();
        String normal = "/AllergyIntolerance/"
                + created(hospital, allergy(patient, "N")).path("id").asString();
        assertThat(status(other, normal)).isEqualTo(200);
        assertThat(status(other, restricted)).isEqualTo(404);
        try {
            clinic.change("sensitive: [R]\n");
            assertThat(status(other, restricted)).isEqualTo(200);
            assertThat(status(other, very)).isEqualTo(404);
        } finally {
            clinic.change("");
        }
        assertThat(status(other, restricted)).isEqualTo(404);
    }

    @Test
    void theLabelOfTheLatestVersionHidesAllAndItsOwnHidesAnEarlierOne() {
        ObjectNode allergy = created(hospital, allergy(referred("relabelled"), ""));
        String path = "/AllergyIntolerance/" + allergy.path("id").asString();
        assertThat(status(other, path)).isEqualTo(200);
        allergy.set("meta", Rested.object(LABEL.formatted("R")));
        assertThat(RestCall.put(hospital, path, allergy).status()).isEqualTo(200);
        assertThat(status(other, path)).isEqualTo(404);
        assertThat(status(other, path + "/_history/1")).isEqualTo(404);

        allergy.set("meta", Rested.object(LABEL.formatted("N")));
        assertThat(RestCall.put(hospital, path, allergy).status()).isEqualTo(200);
        assertThat(status(other, path)).isEqualTo(200);
        assertThat(status(other, path + "/_history/1")).isEqualTo(200);
        assertThat(status(other, path + "/_history/2")).isEqualTo(404);
        assertThat(RestCall.get(other, path + "/_history").json().path("entry").values())
                .extracting(entry -> entry.at("/resource/meta/versionId").asString())
                .containsExactly("3", "1");
    }

    private static ObjectNode consent(String patient, String actor) {
        return Rested.object("""
                {'resourceType': 'Consent', 'status': 'active', 'patient': {'reference': 'Patient/%s'},
                 'identifier': [{'system': '%s/consent', 'value': '%s'}],
                 'scope': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentscope',
                  'code': 'patient-privacy'}]},
                 'category': [{'coding': [{'system': 'http://loinc.org', 'code': '59284-0'}]}],
                 'policyRule': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-ActCode', 'code': 'OPTOUT'}]},
                 'provision': {'type': 'deny'%s}}""".formatted(patient, clinic.home(), Rested.number(), actor));
    }

    private static String actor(String reference) {
        return ", 'actor': [{'role': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',"
                + " 'code': 'PRCP'}]}, 'reference': {" + reference + "}}]";
    }

    /** What the clinic states of a patient whom the hospital referred. */
    private static String clinicsAllergy(String patient) {
        ObjectNode allergy = Rested.allergy("Patient/" + patient, clinic.home() + "/allergy", Rested.number());
        return "/AllergyIntolerance/" + created(other, allergy).path("id").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'display': 'DEMO hospital'",
                "'identifier': {'system': 'http://sij-pathways.example.org/fhir/sid/partner', 'value': 'demo-hospital'}",
            })
    void aDenialEndsWhatItNamesSeesOfOthersUntilItIsWithdrawn(String named) {
        String patient = referred("denied-" + Integer.toHexString(named.hashCode()));
        String clinics = clinicsAllergy(patient);
        String own = "/AllergyIntolerance/"
                + created(hospital, allergy(patient, "")).path("id").asString();
        String plans = "/CarePlan?_total=accurate&patient=" + patient;
        assertThat(status(hospital, clinics)).isEqualTo(200);
        assertThat(total(hospital, plans)).isEqualTo(1);

        ObjectNode consent = created(other, consent(patient, named.isEmpty() ? "" : actor(named)));
        assertThat(status(hospital, clinics)).isEqualTo(404);
        assertThat(total(hospital, plans)).isZero();
        assertThat(status(hospital, own)).isEqualTo(200);
        assertThat(status(other, own)).as("the clinic's record").isEqualTo(200);
        assertThat(status(other, clinics)).isEqualTo(200);

        String path = "/Consent/" + consent.path("id").asString();
        assertThat(RestCall.put(other, path, consent.put("status", "inactive")).status())
                .isEqualTo(200);
        assertThat(status(hospital, clinics)).isEqualTo(200);
    }

    /** Whoever has read a Consent knows its number, and would end by a later word of its own what is denied to it. */
    @Test
    void aDenialStandsWhateverAMessageOfWhomItDeniesSaysOfIt() {
        Journey.Message request =
                Journey.named("J1").about("SYN-001-denied-told").messages().get(0);
        Answer.taken(request);
        String patient = new Recorded(Journey.named("J1").about("SYN-001-denied-told")).patient();
        String clinics = clinicsAllergy(patient);
        ObjectNode consent = consent(patient, "");
        String number = "urn:uuid:5f0f3f2e-0f0c-4b0e-9a58-6a2f3c1d7e10";
        ((ObjectNode) consent.path("identifier").path(0))
                .put("system", "urn:ietf:rfc:3986")
                .put("value", number);
        String path = "/Consent/" + created(other, consent).path("id").asString();
        assertThat(status(hospital, clinics)).isEqualTo(404);

        String subject = Letter.from(request)
                .resources("ServiceRequest")
                .findFirst()
                .orElseThrow()
                .at("/subject/reference")
                .asString();
        ObjectNode withdrawn = consent.deepCopy().put("status", "inactive");
        ((ObjectNode) withdrawn.path("patient")).put("reference", subject);
        Answer.taken(Letter.from(request)
                .renewed("withdraws")
                .dated(Instant.now().plusSeconds(2).toString())
                .with(number, withdrawn)
                .message());

        assertThat(RestCall.get(other, path).json().path("status").asString()).isEqualTo("active");
        assertThat(status(hospital, clinics)).isEqualTo(404);
    }

    @Test
    void aDenialOfAnotherOneOrOfThePastEndsNothing() {
        String patient = referred("denied-others");
        String clinics = clinicsAllergy(patient);
        created(other, consent(patient, actor("'display': 'Demo Payer'")));
        created(other, consent(patient, ", 'period': {'start': '2020-01-01', 'end': '2020-12-31'}"));
        assertThat(status(hospital, clinics)).isEqualTo(200);
    }

    /** Nobody here is called so, and whoever wrote it may mean anybody. */
    @Test
    void aDenialOfSomebodyUnknownHereDeniesAll() {
        String patient = referred("denied-nearly");
        String clinics = clinicsAllergy(patient);
        created(other, consent(patient, actor("'display': 'Demo-Hospital Ltd.'")));
        assertThat(status(hospital, clinics)).isEqualTo(404);
        assertThat(status(other, clinics)).as("the clinic's record").isEqualTo(200);
    }

    /** What belonged to one number stays denied when another one goes on, and what is denied under that one too. */
    @Test
    void aDenialHoldsForThePersonUnderAllItsNumbers() {
        Journey old = Journey.named("J1").about("SYN-001-denied-old");
        Journey goesOn = Journey.named("J1").about("SYN-001-denied-goes-on");
        Answer.taken(old.messages().get(0));
        Answer.taken(goesOn.messages().get(0));
        String clinics = clinicsAllergy(new Recorded(old).patient());
        ObjectNode before = created(other, consent(new Recorded(old).patient(), actor("'display': 'Demo Hospital'")));
        Answer.taken(LinkLetter.merge(goesOn.messages().get(0), old.messages().get(0), "2023-11-01T09:00:00-04:00"));

        assertThat(status(hospital, clinics)).isEqualTo(404);
        assertThat(status(hospital, clinics + "/_history/1")).isEqualTo(404);
        String path = "/Consent/" + before.path("id").asString();
        ObjectNode withdrawn = (ObjectNode) RestCall.get(other, path).json();
        assertThat(RestCall.put(other, path, withdrawn.put("status", "inactive"))
                        .status())
                .isEqualTo(200);
        assertThat(status(hospital, clinics + "/_history/1")).isEqualTo(200);

        created(other, consent(new Recorded(goesOn).patient(), ""));
        assertThat(status(hospital, clinics + "/_history/1")).isEqualTo(404);
    }

    @Test
    void aDenialOfAnOrganizationHoldsWhateverItIsCalledLater() {
        String patient = referred("denied-renamed");
        String clinics = clinicsAllergy(patient);
        ObjectNode organization = organization("'name': 'Demo Hospital',", "");
        String reference = "Organization/" + organization.path("id").asString();
        created(other, consent(patient, actor("'reference': '" + reference + "'")));
        assertThat(RestCall.put(other, "/" + reference, organization.put("name", "Quite Another"))
                        .status())
                .isEqualTo(200);
        assertThat(status(hospital, clinics)).isEqualTo(404);
    }

    @Test
    void aDenialNamesAnOrganizationByReferenceAndThatByNameOrClient() {
        String client = ", {'system': 'http://sij-pathways.example.org/fhir/sid/partner', 'value': 'demo-hospital'}";
        assertDenied("denied-organization", organization("'name': 'Demo Hospital',", ""), "");
        assertDenied("denied-client", organization("'name': 'The Demonstration Hospital Ltd',", client), "");
        assertDenied("denied-unnamed", organization("", ""), ", 'display': 'Hospital of the Demonstration'");
    }

    @Test
    void aDenialOfAnOrganizationOfAnotherNameIsAnothersWhateverTheActorCallsIt() {
        String patient = referred("denied-another");
        String clinics = clinicsAllergy(patient);
        ObjectNode organization = organization("'name': 'Demo Payer',", "");
        created(
                other,
                consent(
                        patient,
                        actor("'reference': 'Organization/"
                                + organization.path("id").asString() + "', 'display': 'That Other Hospital'")));
        assertThat(status(hospital, clinics)).isEqualTo(200);
    }

    private static void assertDenied(String purpose, ObjectNode organization, String display) {
        String patient = referred(purpose);
        String clinics = clinicsAllergy(patient);
        assertThat(status(hospital, clinics)).isEqualTo(200);
        created(
                other,
                consent(
                        patient,
                        actor("'reference': 'Organization/"
                                + organization.path("id").asString() + "'" + display)));
        assertThat(status(hospital, clinics)).as(purpose).isEqualTo(404);
    }

    private static ObjectNode organization(String name, String identifiers) {
        return created(other, Rested.object("""
                {'resourceType': 'Organization', %s
                 'identifier': [{'system': '%s/organization', 'value': '%s'}%s]}""".formatted(name, clinic.home(), Rested.number(), identifiers)));
    }
}
