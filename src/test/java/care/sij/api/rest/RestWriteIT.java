package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Create, update and delete of one resource (R4 http.html), and what they are refused for. */
class RestWriteIT {

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner clinic = WholeService.partner("demo-clinic");

    @Test
    void createsUnderTheIdThatFollowsFromTheIdentifier() {
        String number = Rested.number();

        Got created = RestCall.post(hospital, "/Patient", Rested.patient(number));

        String id = ResourceIds.of("Patient", Rested.MRN, number);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).isEqualTo(id);
        assertThat(created.header("Location")).endsWith("/fhir/Patient/" + id + "/_history/1");
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(created.header("Last-Modified")).isNotEmpty();
        assertThat(RestCall.get(hospital, "/Patient/" + id).text()).isEqualTo(created.text());
        assertThat(created.json().path("meta").path("profile").path(0).asString())
                .endsWith("/StructureDefinition/sij-patient");
    }

    @Test
    void createsWithoutIdentifierUnderAnIdOfItsOwn() {
        String patient = "Patient/" + Rested.person(hospital);
        ObjectNode pain = Rested.pain(patient, "", 4);
        pain.remove("identifier");
        Got profiled = RestCall.post(hospital, "/Observation", pain);
        assertThat(profiled.status()).isEqualTo(422); // the profile asks for an identifier

        ObjectNode allergy = Rested.allergy(patient, "urn:x", "1");
        allergy.remove("identifier");
        Got first = RestCall.post(hospital, "/AllergyIntolerance", allergy);
        Got second = RestCall.post(hospital, "/AllergyIntolerance", allergy);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesToCreateWhatIsKnown() {
        String number = Rested.number();
        String patient = "Patient/"
                + RestCall.post(hospital, "/Patient", Rested.patient(number)).id();
        assertRefused(RestCall.post(hospital, "/Patient", Rested.patient(number)), 409, "SEND_KNOWN_ALREADY");

        ObjectNode pain = Rested.pain(patient, Rested.number(), 4);
        RestCall.post(hospital, "/Observation", pain);
        Got again = RestCall.post(hospital, "/Observation", pain);
        assertRefused(again, 409, "SEND_KNOWN_ALREADY");
        assertThat(again.expression()).isEqualTo("Observation.identifier");
    }

    @Test
    void createsOnlyWhatTheConditionDoesNotFind() {
        String number = Rested.number();
        String condition = "identifier=" + Rested.MRN + "%7C" + number;
        Got first = RestCall.to(hospital, "/Patient")
                .header("If-None-Exist", condition)
                .call("POST", Rested.patient(number).toString());
        Got second = RestCall.to(hospital, "/Patient")
                .header("If-None-Exist", "Patient?" + condition)
                .call("POST", Rested.patient(number).toString());

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.id()).isEqualTo(first.id());

        Rested.person(hospital);
        Got several = RestCall.to(hospital, "/Patient")
                .header("If-None-Exist", "family=synthetica")
                .call("POST", Rested.patient(Rested.number()).toString());
        assertRefused(several, 412, "SEND_SEVERAL_MATCHES");
        Got nothing = RestCall.to(hospital, "/Patient")
                .header("If-None-Exist", "_count=1")
                .call("POST", Rested.patient(Rested.number()).toString());
        assertThat(nothing.status()).isEqualTo(400);
    }

    @Test
    void updatesToTheNextVersion() {
        ObjectNode pain = created(Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 4));
        String path = "/Observation/" + pain.path("id").asString();
        pain.put("valueInteger", 6);

        Got updated = RestCall.to(hospital, path).header("If-Match", "W/\"1\"").call("PUT", pain.toString());

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(updated.json().path("valueInteger").asInt()).isEqualTo(6);
        assertThat(RestCall.get(hospital, path + "/_history/1")
                        .json()
                        .path("valueInteger")
                        .asInt())
                .isEqualTo(4);
        assertThat(RestCall.put(hospital, path, pain).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void updatesOnlyTheVersionThatTheWriterHasSeen() {
        ObjectNode pain = created(Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 4));
        String path = "/Observation/" + pain.path("id").asString();
        RestCall.put(hospital, path, pain.deepCopy().put("valueInteger", 5));

        Got late = RestCall.to(hospital, path)
                .header("If-Match", "W/\"1\"")
                .call("PUT", pain.deepCopy().put("valueInteger", 9).toString());
        Got lateDeletion =
                RestCall.to(hospital, path).header("If-Match", "\"1\"").call("DELETE", "");

        assertRefused(late, 412, "SEND_VERSION_MISMATCH");
        assertRefused(lateDeletion, 412, "SEND_VERSION_MISMATCH");
        assertThat(RestCall.get(hospital, path).json().path("valueInteger").asInt())
                .isEqualTo(5);
        assertThat(RestCall.to(hospital, path)
                        .header("If-Match", "1")
                        .call("DELETE", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void deletesAndRevives() {
        ObjectNode pain = created(Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 4));
        String path = "/Observation/" + pain.path("id").asString();

        Got deleted = RestCall.delete(hospital, path);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(RestCall.get(hospital, path).status()).isEqualTo(410);
        assertThat(RestCall.get(hospital, path + "/_history/1").status()).isEqualTo(200);
        assertThat(RestCall.delete(hospital, path).status()).isEqualTo(204);

        Got revived = RestCall.put(hospital, path, pain);
        assertThat(revived.status()).isEqualTo(201);
        assertThat(revived.header("ETag")).isEqualTo("W/\"3\"");
        RestCall.delete(hospital, path);
        pain.remove("id");
        assertThat(RestCall.post(hospital, "/Observation", pain).header("ETag")).isEqualTo("W/\"5\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /Observation/none, 404, SEND_UNKNOWN_RESOURCE",
        "DELETE, /Observation/none, 404, SEND_UNKNOWN_RESOURCE",
        "PUT, /Observation/other, 400, ''",
        "POST, /Patient, 400, ''",
        "POST, /Nonsense, 404, ''",
        "PATCH, /Observation/none, 400, ''",
        "PUT, /Observation, 400, ''",
        "DELETE, /Observation?_count=1, 400, ''",
    })
    void refusesWhatHasNoPlace(String method, String path, int status, String rule) {
        ObjectNode body = Rested.pain("Patient/x", Rested.number(), 4);
        body.put("id", "none");
        Got got = RestCall.to(hospital, path).call(method, body.toString());
        assertRefused(got, status, rule);
    }

    @Test
    void refusesBodiesThatAreNoResource() {
        assertThat(RestCall.to(hospital, "/Observation")
                        .call("POST", "{\"resourceType\":")
                        .status())
                .isEqualTo(400);
        assertThat(RestCall.to(hospital, "/Observation")
                        .call("POST", "{\"resourceType\":\"Observation\",\"colour\":\"red\"}")
                        .issue()
                        .path("diagnostics")
                        .asString())
                .contains("Observation.colour");
        assertThat(RestCall.to(hospital, "/Observation")
                        .header("Content-Type", "text/plain")
                        .call("POST", "pain")
                        .status())
                .isEqualTo(415);
        assertThat(RestCall.to(hospital, "/Observation")
                        .header("Content-Encoding", "gzip")
                        .call("POST", "{}")
                        .status())
                .isEqualTo(415);
        assertRefused(
                RestCall.to(hospital, "/Observation").call("POST", "{\"resourceType\":\"Observation\"}"),
                422,
                "SEND_NOT_VALID");
    }

    @Test
    void refusesMoreThanIsTakenAtOnce() {
        String text = "x".repeat(20 * 1024 * 1024);
        assertThat(RestCall.to(hospital, "/Observation")
                        .call("POST", "{\"resourceType\":\"Observation\",\"note\":[{\"text\":\"" + text + "\"}]}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void refusesWhatBreaksTheProfileAndNamesElementAndRule() {
        Got got = RestCall.post(
                hospital, "/Observation", Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 11));
        assertRefused(got, 422, "SEND_NOT_VALID");
        assertThat(got.text()).contains("sij-inv-pain-score-range");
        assertThat(got.expression()).startsWith("Observation");
    }

    @Test
    void refusesReferencesThatLeadNowhereOrOutOfTheWritersSight() {
        String strangers = Rested.person(hospital);
        Got dangling = RestCall.post(hospital, "/Observation", Rested.pain("Patient/none", Rested.number(), 4));
        assertRefused(dangling, 422, "SEND_DANGLING_REFERENCE");
        assertThat(dangling.expression()).isEqualTo("Observation.subject");

        ObjectNode unseen =
                Rested.allergy("Patient/" + strangers, "http://demo-clinic.example.org/allergy", Rested.number());
        assertRefused(RestCall.post(clinic, "/AllergyIntolerance", unseen), 422, "SEND_DANGLING_REFERENCE");

        ObjectNode nobody = Rested.allergy("", "http://demo-hospital.example.org/allergy", Rested.number());
        ((ObjectNode) nobody.path("patient")).removeAll();
        ((ObjectNode) nobody.path("patient"))
                .putObject("identifier")
                .put("system", Rested.MRN)
                .put("value", "none");
        assertRefused(RestCall.post(hospital, "/AllergyIntolerance", nobody), 422, "SEND_DANGLING_REFERENCE");
    }

    @Test
    void refusesToMixPatients() {
        String one = "Patient/" + Rested.person(hospital);
        String other = "Patient/" + Rested.person(hospital);
        ObjectNode pain = created(Rested.pain(one, Rested.number(), 4));
        ObjectNode derived = Rested.pain(other, Rested.number(), 4);
        derived.putArray("derivedFrom")
                .addObject()
                .put("reference", "Observation/" + pain.path("id").asString());
        Got mixed = RestCall.post(hospital, "/Observation", derived);
        assertRefused(mixed, 422, "SEND_OTHER_PATIENT");
        assertThat(mixed.expression()).isEqualTo("Observation.derivedFrom");

        ObjectNode moved = pain.deepCopy();
        ((ObjectNode) moved.path("subject")).put("reference", other);
        assertRefused(
                RestCall.put(hospital, "/Observation/" + pain.path("id").asString(), moved), 422, "SEND_OTHER_PATIENT");

        ObjectNode again = pain.deepCopy();
        again.remove("id");
        ((ObjectNode) again.path("subject")).put("reference", other);
        assertRefused(RestCall.post(hospital, "/Observation", again), 409, "SEND_IDENTITY_CONFLICT");
    }

    @Test
    void refusesIdentifiersThatAreKnownForAnotherResource() {
        String patient = "Patient/" + Rested.person(hospital);
        ObjectNode one = created(Rested.pain(patient, Rested.number(), 4));
        ObjectNode other = created(Rested.pain(patient, Rested.number(), 5));
        other.set("identifier", one.path("identifier"));
        assertRefused(
                RestCall.put(hospital, "/Observation/" + other.path("id").asString(), other),
                409,
                "SEND_IDENTITY_CONFLICT");
    }

    @Test
    void refusesAnotherPartnersIdentifiersAndResources() {
        String patient = "Patient/" + Rested.person(hospital);
        ObjectNode foreign = Rested.allergy(patient, "http://demo-clinic.example.org/allergy", Rested.number());
        assertRefused(RestCall.post(hospital, "/AllergyIntolerance", foreign), 403, "SEND_NOT_THE_OWNER");
        assertRefused(
                RestCall.post(hospital, "/Patient", Rested.patient("http://demo-clinic.example.org/patient", "1")),
                422,
                "SEND_NO_PATIENT_IDENTITY");

        ObjectNode pain = created(Rested.pain(patient, Rested.number(), 4));
        String path = "/Observation/" + pain.path("id").asString();
        DemoPartner stranger = WholeService.secondHospital();
        assertRefused(RestCall.put(stranger, path, pain), 404, "SEND_UNKNOWN_RESOURCE");
        assertRefused(RestCall.delete(stranger, path), 404, "SEND_UNKNOWN_RESOURCE");
    }

    @Test
    void tellsNobodyWhetherAnotherPartnersNumberOfAPersonIsKnown() {
        ObjectNode clinics = Rested.patient("http://demo-clinic.example.org/patient", Rested.number());
        assertThat(RestCall.post(WholeService.partner("demo-clinic"), "/Patient", clinics)
                        .status())
                .isEqualTo(201);

        assertRefused(RestCall.post(hospital, "/Patient", clinics), 422, "SEND_NO_PATIENT_IDENTITY");
        ObjectNode own = Rested.patient(Rested.number());
        own.withArray("identifier").add(clinics.at("/identifier/0"));
        assertThat(RestCall.post(hospital, "/Patient", own).status()).isEqualTo(201);
    }

    @Test
    void keepsPatients() {
        String path = "/Patient/" + Rested.person(hospital);
        assertRefused(RestCall.delete(hospital, path), 409, "SEND_NOT_DELETABLE");
        ObjectNode linked = (ObjectNode) RestCall.get(hospital, path).json();
        linked.putArray("link")
                .addObject()
                .put("type", "seealso")
                .putObject("other")
                .put("reference", path.substring(1));
        assertRefused(RestCall.put(hospital, path, linked), 422, "REC_MERGE_NOT_SUPPORTED");
    }

    @Test
    void takesSharedResourcesFromAnyone() {
        String number = Rested.number();
        Got first = RestCall.post(hospital, "/Practitioner", Rested.practitioner(number));
        Got again = RestCall.post(WholeService.secondHospital(), "/Practitioner", Rested.practitioner(number));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({"return=minimal, ''", "return=representation, Observation", "return=OperationOutcome, OperationOutcome"
    })
    void answersWithWhatIsPreferred(String preference, String type) {
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 4);
        Got got = RestCall.to(hospital, "/Observation")
                .header("Prefer", preference)
                .call("POST", pain.toString());
        assertThat(got.status()).isEqualTo(201);
        assertThat(got.header("Location")).contains("/fhir/Observation/");
        assertThat(got.text().isEmpty() ? "" : got.json().path("resourceType").asString())
                .isEqualTo(type);
    }

    @Test
    void readsAndWritesXml() {
        String number = Rested.number();
        String body = """
                <Patient xmlns="http://hl7.org/fhir"><identifier><system value="%s"/><value value="%s"/></identifier>
                <name><family value="SYNTHETICA"/></name><gender value="female"/><birthDate value="1980-04-01"/></Patient>""".formatted(Rested.MRN, number);
        Got got = RestCall.to(hospital, "/Patient")
                .header("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+xml")
                .call("POST", body);
        assertThat(got.status()).isEqualTo(201);
        assertThat(got.header("Content-Type")).startsWith("application/fhir+xml");
        assertThat(got.text())
                .startsWith("<Patient")
                .contains("<id value=\"" + ResourceIds.of("Patient", Rested.MRN, number));
    }

    @ParameterizedTest
    @CsvSource({
        "system/Observation.rs, POST, 403",
        "system/Patient.cruds, POST, 403",
        "system/Observation.c, POST, 201",
        "system/Observation.c, PUT, 403",
        "system/Observation.u, PUT, 200",
        "system/Observation.u, DELETE, 403",
        "system/Observation.d, DELETE, 204",
        "system/Observation.cud?status=final, POST, 201",
        "system/Observation.cud?status=amended, POST, 403",
        "system/Observation.cud?status=amended, PUT, 404",
        "system/Observation.cud?status=amended, DELETE, 404",
    })
    void asksForTheScopeOfEachInteraction(String scopes, String method, int status) {
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 4);
        String path = "/Observation";
        if (!method.equals("POST")) {
            pain = created(pain);
            path += "/" + pain.path("id").asString();
        }
        assertThat(RestCall.to(WholeService.partner("demo-hospital", scopes), path)
                        .call(method, method.equals("DELETE") ? "" : pain.toString())
                        .status())
                .isEqualTo(status);
    }

    @Test
    void asksForTheRightToSearchWhereAConditionTells() {
        Got got = RestCall.to(WholeService.partner("demo-hospital", "system/Patient.c"), "/Patient")
                .header("If-None-Exist", "identifier=1")
                .call("POST", Rested.patient(Rested.number()).toString());
        assertThat(got.status()).isEqualTo(403);
    }

    private ObjectNode created(ObjectNode resource) {
        Got got = RestCall.post(hospital, "/" + resource.path("resourceType").asString(), resource);
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return (ObjectNode) got.json();
    }

    private static void assertRefused(Got got, int status, String rule) {
        assertThat(got.status()).as(got.text()).isEqualTo(status);
        assertThat(got.rule()).isEqualTo(rule);
        assertThat(got.issue().path("diagnostics").asString()).isNotBlank();
    }
}
