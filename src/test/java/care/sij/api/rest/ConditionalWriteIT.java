package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads by conditions, and under ids that clients give (R4 http.html#cread, #cond-update, #upsert). */
class ConditionalWriteIT {

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void readsOnlyWhatIsNotKnown() {
        Got created = RestCall.post(hospital, "/Patient", Rested.patient(Rested.number()));
        String path = "/Patient/" + created.id();
        String modified = created.header("Last-Modified");
        assertThat(read(path, "If-Modified-Since", modified).status()).isEqualTo(304);
        assertThat(read(path, "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(read(path, "If-Modified-Since", "yesterday").status()).isEqualTo(200);
        assertThat(read(path, "If-None-Match", "W/\"1\"").status()).isEqualTo(304);
        assertThat(read(path, "If-None-Match", "*").status()).isEqualTo(304);
        assertThat(RestCall.to(hospital, path)
                        .header("If-None-Match", "W/\"7\"")
                        .header("If-Modified-Since", modified)
                        .call("GET", "")
                        .status())
                .isEqualTo(200);
    }

    private Got read(String path, String header, String value) {
        return RestCall.to(hospital, path).header(header, value).call("GET", "");
    }

    @Test
    void updatesWhatTheConditionFindsAndCreatesWhatItDoesNot() {
        String number = Rested.number();
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), number, 4);
        String path = "/Observation?identifier=" + Rested.OBSERVATION + "%7C" + number;

        Got created = RestCall.put(hospital, path, pain);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.id()).isEqualTo(ResourceIds.of("Observation", Rested.OBSERVATION, number));
        Got updated = RestCall.put(hospital, path, pain.deepCopy().put("valueInteger", 5));
        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(updated.header("ETag")).isEqualTo("W/\"2\"");
        Got named = RestCall.put(hospital, path, pain.deepCopy().put("id", created.id()));
        assertThat(named.header("ETag")).isEqualTo("W/\"3\"");

        assertRefused(RestCall.put(hospital, path, pain.deepCopy().put("id", "another")), 400, "SEND_OTHER_ID");
        Got late = RestCall.to(hospital, path).header("If-Match", "W/\"1\"").call("PUT", pain.toString());
        assertRefused(late, 412, "SEND_VERSION_MISMATCH");
    }

    @Test
    void refusesConditionsThatFindSeveral() {
        String patient = "Patient/" + Rested.person(hospital);
        for (int score = 1; score <= 2; score++) {
            RestCall.post(hospital, "/Observation", Rested.pain(patient, Rested.number(), score));
        }
        String path = "/Observation?subject=" + patient;
        assertRefused(
                RestCall.put(hospital, path, Rested.pain(patient, Rested.number(), 4)), 412, "SEND_SEVERAL_MATCHES");
        assertRefused(RestCall.delete(hospital, path), 412, "SEND_SEVERAL_MATCHES");
        assertThat(patch(path, "[{'op':'remove','path':'/status'}]").status()).isEqualTo(412);
    }

    @Test
    void deletesTheOneThatTheConditionFinds() {
        String number = Rested.number();
        String path = "/Observation?identifier=" + Rested.OBSERVATION + "%7C" + number;
        Got pain =
                RestCall.post(hospital, "/Observation", Rested.pain("Patient/" + Rested.person(hospital), number, 4));
        assertThat(RestCall.delete(WholeService.secondHospital(), path).status())
                .as("what is not seen is not found")
                .isEqualTo(204);
        assertThat(RestCall.get(hospital, "/Observation/" + pain.id()).status()).isEqualTo(200);
        assertThat(RestCall.delete(hospital, path).status()).isEqualTo(204);
        assertThat(RestCall.get(hospital, "/Observation/" + pain.id()).status()).isEqualTo(410);
        Got nothing = RestCall.to(hospital, path)
                .header("Prefer", "return=OperationOutcome")
                .call("DELETE", "");
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.issue().path("diagnostics").asString()).contains("found nothing");
    }

    @Test
    void asksForTheScopesOfEachInteraction() {
        String path = "/Observation?identifier=x";
        DemoPartner writing = WholeService.partner("demo-hospital", "system/Observation.ud");
        ObjectNode pain = Rested.pain("Patient/x", Rested.number(), 4);
        assertThat(RestCall.put(writing, path, pain).status()).isEqualTo(403);
        assertThat(RestCall.delete(writing, path).status()).isEqualTo(403);
        DemoPartner finding = WholeService.partner("demo-hospital", "system/Observation.us");
        assertThat(RestCall.put(finding, path, pain).text()).contains("system/Observation.c");
        assertThat(RestCall.put(finding, "/Observation/demo-hospital.x", pain.put("id", "demo-hospital.x"))
                        .text())
                .contains("system/Observation.c");
        DemoPartner blind = WholeService.partner("demo-hospital", "system/Observation.u");
        assertThat(RestCall.to(blind, "/Observation/x")
                        .header("Content-Type", "application/json-patch+json")
                        .call("PATCH", "[{\"op\":\"test\",\"path\":\"/id\",\"value\":\"x\"}]")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void createsUnderAnIdOfItsClient() {
        String number = Rested.number();
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), number, 4);
        String id = "demo-hospital." + number.substring(5, 20);
        pain.put("id", id);
        Got created = RestCall.put(hospital, "/Observation/" + id, pain);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/fhir/Observation/" + id + "/_history/1");
        Got updated = RestCall.put(hospital, "/Observation/" + id, pain.put("valueInteger", 5));
        assertThat(updated.status()).isEqualTo(200);

        pain.remove("id");
        assertRefused(RestCall.post(hospital, "/Observation", pain), 409, "SEND_KNOWN_ALREADY");
        String other = "demo-hospital.other-" + number.substring(5, 20);
        assertRefused(
                RestCall.put(hospital, "/Observation/" + other, pain.deepCopy().put("id", other)),
                409,
                "SEND_KNOWN_ALREADY");
    }

    @Test
    void takesNoIdThatIsNotItsClientsToGive() {
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 4);
        for (String id : new String[] {
            "free", "demo-hospital", "demo-hospital.", "demo-clinic.1", "b7b0a1de-6c3c-4a8e-9c7e-0e6f7d1b2c3d"
        }) {
            assertRefused(
                    RestCall.put(hospital, "/Observation/" + id, pain.deepCopy().put("id", id)),
                    404,
                    "SEND_UNKNOWN_RESOURCE");
            Got conditional = RestCall.put(
                    hospital, "/Observation?identifier=absent", pain.deepCopy().put("id", id));
            assertRefused(conditional, 409, "SEND_KNOWN_ALREADY");
        }
        ObjectNode nobody = Rested.patient("http://demo-clinic.example.org/patient", Rested.number());
        String id = "demo-hospital." + Rested.number().substring(5, 20);
        assertRefused(RestCall.put(hospital, "/Patient/" + id, nobody.put("id", id)), 422, "SEND_NO_PATIENT_IDENTITY");
    }

    @Test
    void heedsConditionsInTransactions() {
        String known = Rested.number();
        String unknown = Rested.number();
        String patient = "Patient/" + Rested.person(hospital);
        Got pain = RestCall.post(hospital, "/Observation", Rested.pain(patient, known, 4));
        Got gone = RestCall.post(hospital, "/Observation", Rested.pain(patient, Rested.number(), 1));
        String by = "Observation?identifier=" + Rested.OBSERVATION + "%7C";
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "PUT", by + known, Rested.pain(patient, known, 5));
        Rested.entry(transaction, "PUT", by + unknown, Rested.pain(patient, unknown, 6));
        Rested.entry(
                transaction,
                "DELETE",
                by + gone.json().at("/identifier/0/value").asString(),
                Rested.nothing());
        Rested.entry(transaction, "DELETE", by + "absent", Rested.nothing());

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(got.json().at("/entry/0/response/location").asString())
                .endsWith("Observation/" + pain.id() + "/_history/2");
        assertThat(got.json().at("/entry/1/response/status").asString()).isEqualTo("201");
        assertThat(got.json().at("/entry/3/response/status").asString()).isEqualTo("200");
        assertThat(RestCall.get(hospital, "/Observation/" + gone.id()).status()).isEqualTo(410);
    }

    @Test
    void createsAnewWhatTheSameTransactionDeletes() {
        String number = Rested.number();
        String patient = "Patient/" + Rested.person(hospital);
        Got pain = RestCall.post(hospital, "/Observation", Rested.pain(patient, number, 4));
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Observation", Rested.pain(patient, number, 6))
                .withObject("request")
                .put("ifNoneExist", "identifier=" + Rested.OBSERVATION + "%7C" + number);
        Rested.entry(transaction, "DELETE", "Observation/" + pain.id(), Rested.nothing());

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(got.json().at("/entry/0/response/status").asString()).isEqualTo("201");
        String place = got.json().at("/entry/0/response/location").asString();
        assertThat(place).endsWith("Observation/" + pain.id() + "/_history/3");
        Got anew = RestCall.get(hospital, "/Observation/" + pain.id());
        assertThat(anew.json().path("valueInteger").asInt()).isEqualTo(6);
        assertThat(hospital.search("Observation?identifier=" + Rested.OBSERVATION + "%7C" + number))
                .hasSize(1);
    }

    @Test
    void isToldOfByTheProvenanceBesideItWhenDeletedFirst() {
        String number = Rested.number();
        String patient = "Patient/" + Rested.person(hospital);
        Got pain = RestCall.post(hospital, "/Observation", Rested.pain(patient, number, 4));
        String anew = "urn:uuid:0d0f6a4e-5a29-4d58-9f0e-0c5d6f1b7a11";
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "DELETE", "Observation/" + pain.id(), Rested.nothing());
        Rested.entry(transaction, "POST", "Observation", Rested.pain(patient, number, 6))
                .put("fullUrl", anew);
        Rested.entry(transaction, "POST", "Provenance", Rested.object("""
                {"resourceType": "Provenance", "recorded": "2026-11-26T19:00:00Z",
                 "target": [{"reference": "%s"}], "agent": [{"who": {"display": "synthetic"}}]}""".formatted(anew)));

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(got.status()).as(got.text()).isEqualTo(200);
        String place = got.json().at("/entry/2/response/location").asString();
        Got provenance =
                RestCall.get(hospital, place.substring(place.indexOf("/Provenance/"), place.indexOf("/_history")));
        assertThat(provenance.json().at("/target/0/reference").asString())
                .as(provenance.text())
                .endsWith("Observation/" + pain.id() + "/_history/3");
    }

    @Test
    void createsOtherThingsThanTheSameTransactionDeletes() {
        String patient = "Patient/" + Rested.person(hospital);
        Got pain = RestCall.post(hospital, "/Observation", Rested.pain(patient, Rested.number(), 4));
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "DELETE", "Observation?subject=" + patient, Rested.nothing());
        Rested.entry(transaction, "POST", "Observation", Rested.pain(patient, Rested.number(), 6))
                .withObject("request")
                .put("ifNoneExist", "subject=" + patient);
        Got got = RestCall.post(hospital, "", transaction);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(got.json().at("/entry/1/response/status").asString()).isEqualTo("201");
        assertThat(RestCall.get(hospital, "/Observation/" + pain.id()).status()).isEqualTo(410);
    }

    private Got patch(String path, String operations) {
        return RestCall.to(hospital, path)
                .header("Content-Type", "application/json-patch+json")
                .call("PATCH", operations.replace('\'', '"'));
    }

    private static void assertRefused(Got got, int status, String rule) {
        assertThat(got.status()).as(got.text()).isEqualTo(status);
        assertThat(got.rule()).isEqualTo(rule);
    }
}
