package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.ServiceAddress;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Transactions and batches (R4 http.html#transaction). */
class TransactionIT {

    private static final String A = "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0001";
    private static final String B = "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0002";
    private static final String P = "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0003";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void rewritesReferencesBetweenItsEntriesInCirclesToo() {
        ObjectNode transaction = Rested.bundle("transaction");
        ObjectNode one = Rested.pain(P, Rested.number(), 3);
        one.putArray("derivedFrom").addObject().put("reference", B);
        ObjectNode other = Rested.pain(P, Rested.number(), 4);
        other.putArray("derivedFrom").addObject().put("reference", A);
        Rested.entry(transaction, "POST", "Observation", one).put("fullUrl", A);
        Rested.entry(transaction, "POST", "Observation", other).put("fullUrl", B);
        Rested.entry(transaction, "POST", "Patient", Rested.patient(Rested.number()))
                .put("fullUrl", P);

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(got.json().path("type").asString()).isEqualTo("transaction-response");
        assertThat(statuses(got)).containsExactly("201", "201", "201");
        JsonNode first = RestCall.get(hospital, place(got, 0)).json();
        assertThat("/" + first.path("derivedFrom").path(0).path("reference").asString())
                .isEqualTo(withoutVersion(place(got, 1)));
        assertThat("/" + first.path("subject").path("reference").asString()).isEqualTo(withoutVersion(place(got, 2)));
        JsonNode second = RestCall.get(hospital, place(got, 1)).json();
        assertThat("/" + second.path("derivedFrom").path(0).path("reference").asString())
                .isEqualTo(withoutVersion(place(got, 0)));
    }

    @Test
    void listsTheHistoryOfTheMembersOfAList() {
        String patient = "Patient/" + Rested.person(hospital);
        Got member = RestCall.post(hospital, "/Observation", Rested.pain(patient, Rested.number(), 1));
        RestCall.post(hospital, "/Observation", Rested.pain(patient, Rested.number(), 2));
        ObjectNode list = Rested.object("{'resourceType': 'List', 'status': 'current', 'mode': 'working',"
                + " 'identifier': [{'system': 'http://demo-hospital.example.org/list', 'value': '" + Rested.number()
                + "'}], 'subject': {'reference': '" + patient + "'}, 'entry': [{'item': {'reference': 'Observation/"
                + member.id() + "'}}]}");
        Got kept = RestCall.post(hospital, "/List", list);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        for (String path : new String[] {"/Observation/_history", "/_history"}) {
            JsonNode history =
                    RestCall.get(hospital, path + "?_list=" + kept.id()).json();
            assertThat(history.path("entry")).hasSize(1);
            assertThat(history.at("/entry/0/resource/id").asString()).isEqualTo(member.id());
        }
        assertThat(RestCall.get(hospital, "/Observation/_history?_list=absent").status())
                .isEqualTo(404);
        assertThat(RestCall.get(hospital, "/Observation/_history?_list=$current-problems")
                        .status())
                .isEqualTo(400);
        assertThat(RestCall.get(WholeService.secondHospital(), "/Observation/_history?_list=" + kept.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void doesAllOrNothing() {
        String number = Rested.number();
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Patient", Rested.patient(number)).put("fullUrl", P);
        Rested.entry(transaction, "POST", "Observation", Rested.pain(P, Rested.number(), 3));
        Rested.entry(transaction, "POST", "Observation", Rested.pain(P, Rested.number(), 11));

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(got.status()).isEqualTo(422);
        assertThat(got.expression()).startsWith("Bundle.entry[2].resource");
        assertThat(WholeService.partner("demo-auditor").search("Patient?identifier=" + Rested.MRN + "%7C" + number))
                .isEmpty();
    }

    @Test
    void deletesCreatesUpdatesAndReadsInThatOrder() {
        String patient = Rested.person(hospital);
        Got deleted = RestCall.post(hospital, "/Observation", Rested.pain("Patient/" + patient, Rested.number(), 1));
        Got updated = RestCall.post(hospital, "/Observation", Rested.pain("Patient/" + patient, Rested.number(), 2));
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "GET", "Observation?patient=" + patient + "&_sort=_id", Rested.nothing());
        Rested.entry(transaction, "GET", "Observation/" + updated.id(), Rested.nothing());
        Rested.entry(
                transaction,
                "PUT",
                "Observation/" + updated.id(),
                ((ObjectNode) updated.json()).put("valueInteger", 7));
        Rested.entry(transaction, "POST", "Observation", Rested.pain("Patient/" + patient, Rested.number(), 3));
        Rested.entry(transaction, "DELETE", "Observation/" + deleted.id(), Rested.nothing());
        Rested.entry(transaction, "GET", "Observation/" + deleted.id(), Rested.nothing());

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(statuses(got)).as(got.text()).containsExactly("200", "200", "200", "201", "200", "410");
        assertThat(got.json()
                        .path("entry")
                        .path(0)
                        .path("resource")
                        .path("entry")
                        .size())
                .isEqualTo(2);
        assertThat(got.json()
                        .path("entry")
                        .path(1)
                        .path("resource")
                        .path("valueInteger")
                        .asInt())
                .isEqualTo(7);
        assertThat(got.json()
                        .path("entry")
                        .path(5)
                        .path("response")
                        .path("outcome")
                        .path("resourceType")
                        .asString())
                .isEqualTo("OperationOutcome");
    }

    @Test
    void heedsConditionsOfItsEntries() {
        String number = Rested.number();
        Got person = RestCall.post(hospital, "/Patient", Rested.patient(number));
        String condition = "identifier=" + Rested.MRN + "%7C" + number;
        ObjectNode transaction = Rested.bundle("transaction");
        ObjectNode create = Rested.entry(transaction, "POST", "Patient", Rested.patient(number));
        create.put("fullUrl", P);
        ((ObjectNode) create.path("request")).put("ifNoneExist", condition);
        Rested.entry(transaction, "POST", "Observation", Rested.pain(P, Rested.number(), 3));
        Rested.entry(transaction, "POST", "Observation", Rested.pain("Patient?" + condition, Rested.number(), 4));

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(statuses(got)).as(got.text()).containsExactly("200", "201", "201");
        for (int entry = 1; entry <= 2; entry++) {
            assertThat(RestCall.get(hospital, place(got, entry))
                            .json()
                            .path("subject")
                            .path("reference")
                            .asString())
                    .isEqualTo("Patient/" + person.id());
        }

        ObjectNode late = Rested.bundle("transaction");
        ObjectNode update = Rested.entry(late, "PUT", "Patient/" + person.id(), (ObjectNode) person.json());
        ((ObjectNode) update.path("request")).put("ifMatch", "W/\"7\"");
        assertThat(RestCall.post(hospital, "", late).status()).isEqualTo(412);

        ObjectNode nowhere = Rested.bundle("transaction");
        Rested.entry(nowhere, "POST", "Observation", Rested.pain("Patient?identifier=none", Rested.number(), 4));
        assertThat(RestCall.post(hospital, "", nowhere).status()).isEqualTo(412);
    }

    @Test
    void takesReferencesByTheServersOwnAddress() {
        String patient = Rested.person(hospital);
        ObjectNode transaction = Rested.bundle("transaction");
        String url = WholeService.bean(ServiceAddress.class).fhir() + "/";
        Rested.entry(
                transaction, "POST", url + "Observation", Rested.pain(url + "Patient/" + patient, Rested.number(), 3));
        Got got = RestCall.post(hospital, "", transaction);
        assertThat(RestCall.get(hospital, place(got, 0))
                        .json()
                        .path("subject")
                        .path("reference")
                        .asString())
                .isEqualTo("Patient/" + patient);
    }

    @Test
    void writesForSeveralPatientsAtOnce() {
        ObjectNode transaction = Rested.bundle("transaction");
        for (int patient = 0; patient < 5; patient++) {
            String url = "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f010" + patient;
            Rested.entry(transaction, "POST", "Patient", Rested.patient(Rested.number()))
                    .put("fullUrl", url);
            Rested.entry(transaction, "POST", "Observation", Rested.pain(url, Rested.number(), patient));
        }
        assertThat(statuses(RestCall.post(hospital, "", transaction)))
                .hasSize(10)
                .containsOnly("201");
    }

    @Test
    void answersWithResourcesOrOutcomesWhenPreferred() {
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Patient", Rested.patient(Rested.number()));
        Got got = RestCall.to(hospital, "")
                .header("Prefer", "return=representation")
                .call("POST", transaction.toString());
        JsonNode entry = got.json().path("entry").path(0);
        assertThat(entry.path("resource").path("resourceType").asString()).isEqualTo("Patient");
        assertThat(entry.path("response")
                        .path("outcome")
                        .path("issue")
                        .path(0)
                        .path("severity")
                        .asString())
                .isEqualTo("information");
        assertThat(entry.path("response").path("etag").asString()).isEqualTo("W/\"1\"");
        assertThat(entry.path("response").path("lastModified").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, Observation/1, 400",
        "HEAD, Observation/1, 405",
        "PUT, Observation?_count=1, 400",
        "PUT, Observation?nonsense=1, 400",
        "POST, Observation/1, 400",
        "PUT, Observation, 400",
        "POST, Nonsense, 404",
        "POST, $process-message, 400",
        "DELETE, Observation/none, 404",
        "PUT, Observation/none, 404",
    })
    void refusesEntriesThatCannotBeServedAndWritesNothing(String method, String url, int status) {
        String number = Rested.number();
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Patient", Rested.patient(number)).put("fullUrl", P);
        ObjectNode body = Rested.pain(P, Rested.number(), 3).put("id", "none");
        Rested.entry(transaction, method, url, method.equals("DELETE") ? Rested.nothing() : body);

        Got got = RestCall.post(hospital, "", transaction);

        assertThat(got.status()).as(got.text()).isEqualTo(status);
        assertThat(got.text()).contains(status == 404 && method.equals("POST") ? "Nonsense" : "entry[1]");
        assertThat(WholeService.partner("demo-auditor").search("Patient?identifier=" + Rested.MRN + "%7C" + number))
                .isEmpty();
    }

    @Test
    void refusesTheSameResourceTwice() {
        String number = Rested.number();
        String patient = "Patient/" + Rested.person(hospital);
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Observation", Rested.pain(patient, number, 3));
        Rested.entry(transaction, "POST", "Observation", Rested.pain(patient, number, 4));
        assertThat(RestCall.post(hospital, "", transaction).rule()).isEqualTo("SEND_STATED_TWICE");

        ObjectNode urls = Rested.bundle("transaction");
        Rested.entry(urls, "POST", "Observation", Rested.pain(patient, Rested.number(), 3))
                .put("fullUrl", A);
        Rested.entry(urls, "POST", "Observation", Rested.pain(patient, Rested.number(), 3))
                .put("fullUrl", A);
        assertThat(RestCall.post(hospital, "", urls).status()).isEqualTo(400);
    }

    @Test
    void asksForTheScopeOfEachEntry() {
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Patient", Rested.patient(Rested.number()))
                .put("fullUrl", P);
        Rested.entry(transaction, "POST", "Observation", Rested.pain(P, Rested.number(), 3));
        assertThat(RestCall.post(WholeService.partner("demo-hospital", "system/Patient.c"), "", transaction)
                        .status())
                .isEqualTo(403);
        ObjectNode reading = Rested.bundle("transaction");
        Rested.entry(reading, "POST", "Patient", Rested.patient(Rested.number()));
        Rested.entry(reading, "GET", "Observation?code=1", Rested.nothing());
        assertThat(RestCall.post(WholeService.partner("demo-hospital", "system/Patient.c"), "", reading)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void doesEachEntryOfABatchByItself() {
        String patient = "Patient/" + Rested.person(hospital);
        ObjectNode batch = Rested.bundle("batch");
        Rested.entry(batch, "POST", "Observation", Rested.pain(patient, Rested.number(), 11));
        Rested.entry(batch, "POST", "Observation", Rested.pain(patient, Rested.number(), 3))
                .put("fullUrl", A);
        ObjectNode relying = Rested.pain(patient, Rested.number(), 3);
        relying.putArray("derivedFrom").addObject().put("reference", A);
        Rested.entry(batch, "POST", "Observation", relying);
        Rested.entry(batch, "DELETE", "Observation/none", Rested.nothing());
        Rested.entry(batch, "GET", patient, Rested.nothing());
        Rested.entry(batch, "PATCH", "Observation/none", Rested.nothing());

        Got got = RestCall.post(hospital, "", batch);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().path("type").asString()).isEqualTo("batch-response");
        assertThat(statuses(got)).as(got.text()).containsExactly("422", "201", "422", "404", "200", "400");
        assertThat(statuses(RestCall.post(WholeService.partner("demo-hospital", "system/Patient.r"), "", batch)))
                .containsExactly("403", "403", "403", "403", "200", "400");
    }

    @Test
    void readsAndAnswersInXml() {
        String body = """
                <Bundle xmlns="http://hl7.org/fhir"><type value="transaction"/><entry><resource><Patient><identifier>
                <system value="%s"/><value value="%s"/></identifier><name><family value="SYNTHETICA"/></name>
                <gender value="female"/><birthDate value="1980-04-01"/></Patient></resource><request><method value="POST"/>
                <url value="Patient"/></request></entry></Bundle>""".formatted(Rested.MRN, Rested.number());
        Got got = RestCall.to(hospital, "")
                .header("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+xml")
                .call("POST", body);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(got.text()).contains("<type value=\"transaction-response\"").contains("<status value=\"201\"");
    }

    @Test
    void refusesMoreEntriesThanAreTakenAtOnce() {
        String entries = "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/1\"}},".repeat(50_000);
        String body = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entries
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/1\"}}]}";
        assertThat(RestCall.to(hospital, "").call("POST", body).status()).isEqualTo(413);
    }

    @Test
    void refusesOtherBundles() {
        assertThat(RestCall.post(hospital, "", Rested.bundle("message")).status())
                .isEqualTo(400);
        assertThat(RestCall.post(hospital, "", Rested.patient("1")).status()).isEqualTo(400);
    }

    private static List<String> statuses(Got got) {
        List<String> statuses = new ArrayList<>();
        got.json()
                .path("entry")
                .forEach(entry ->
                        statuses.add(entry.path("response").path("status").asString()));
        return statuses;
    }

    private static String place(Got got, int entry) {
        String location = got.json()
                .path("entry")
                .path(entry)
                .path("response")
                .path("location")
                .asString();
        return location.substring(WholeService.bean(ServiceAddress.class).fhir().length());
    }

    private static String withoutVersion(String place) {
        return place.substring(0, place.indexOf("/_history"));
    }
}
