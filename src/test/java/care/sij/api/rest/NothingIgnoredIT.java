package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.PageCursor;
import care.sij.support.DemoPartner;
import care.sij.support.PartnerEndpoint;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client states and this service does not serve is refused by name, never passed over. */
class NothingIgnoredIT {

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @ParameterizedTest
    @CsvSource({
        "PUT, If-None-Match, *",
        "PUT, If-None-Exist, identifier=x",
        "PUT, If-Unmodified-Since, 'Thu, 01 Jan 1970 00:00:00 GMT'",
        "POST, If-Match, W/\"1\"",
        "POST, If-None-Match, *",
        "DELETE, If-None-Match, *"
    })
    void refusesConditionsThatItDoesNotServe(String method, String header, String value) {
        String number = Rested.number();
        Got created = RestCall.post(hospital, "/Patient", Rested.patient(number));
        ObjectNode again = (ObjectNode) created.json().deepCopy();

        Got refused = RestCall.to(hospital, method.equals("POST") ? "/Patient" : "/Patient/" + created.id())
                .header(header, value)
                .call(method, method.equals("DELETE") ? "" : again.toString());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains(header);
        assertThat(RestCall.get(hospital, "/Patient/" + created.id()).header("ETag"))
                .isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?_sumary=true", "/_history/1?x=y", "/_history?_count=1&_count=2", "?_summary=true&_summary=text"
            })
    void refusesParametersThatAReadDoesNotTake(String more) {
        String path = "/Patient/" + Rested.person(hospital);

        assertThat(RestCall.get(hospital, path + more).status()).isEqualTo(400);
        assertThat(RestCall.delete(hospital, path + "?x=y").status()).isEqualTo(400);
        assertThat(RestCall.get(hospital, path + "?_format=json").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_count=1&_count=2", "_total=none&_total=accurate", "_summary=true&_summary=data"})
    void refusesAResultParameterThatStandsThereTwice(String query) {
        assertThat(RestCall.get(hospital, "/Observation?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ifNoneMatch, W/\"1\"",
        "PUT, ifNoneMatch, *",
        "PUT, ifNoneExist, identifier=x",
        "POST, ifMatch, W/\"1\"",
        "GET, ifModifiedSince, 2026-01-01T00:00:00Z"
    })
    void refusesConditionsOfEntriesThatItDoesNotServe(String method, String field, String value) {
        String patient = Rested.person(hospital);
        ObjectNode entry = entry(method, method.equals("POST") ? "Patient" : "Patient/" + patient);
        ((ObjectNode) entry.path("request")).put(field, value);
        if (!method.equals("GET")) {
            entry.set("resource", Rested.patient(Rested.number()).put("id", patient));
        }

        assertThat(answered(entry).path("response").path("status").asString()).startsWith("400");
    }

    @Test
    void refusesTheQueryOfAnEntryThatReads() {
        String patient = Rested.person(hospital);

        assertThat(answered(entry("GET", "Patient/" + patient + "?_elements=id"))
                        .path("response")
                        .path("status")
                        .asString())
                .startsWith("400");
        assertThat(answered(entry("GET", "Patient/" + patient))
                        .path("response")
                        .path("status")
                        .asString())
                .startsWith("200");
    }

    @Test
    void knowsAVersionThatTheClientHas() {
        String path = "/Patient/" + Rested.person(hospital) + "/_history/1";

        assertThat(RestCall.to(hospital, path)
                        .header("If-None-Match", "W/\"1\"")
                        .call("GET", "")
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "99999999999999999999,1,Patient,x,1",
                "1,1,Patient,x",
                "9223372036854775807,1,A,b,1",
                "9999999999999999,1,A,b,1"
            })
    void refusesAPlaceOfAHistoryThatWasMadeUp(String values) {
        String cursor = new PageCursor(List.of(values.split(","))).text("_history?");

        Got refused = RestCall.get(hospital, "/_history?_cursor=" + cursor);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2026-01-01T00:00:00Z,x", "+999999998-01-01T00:00:00Z,1"})
    void refusesAPlaceAmongAuditEventsThatWasMadeUp(String values) {
        DemoPartner auditor = WholeService.partner("demo-auditor");
        JsonNode page = RestCall.get(auditor, "/AuditEvent?_count=1").json();
        String self = page.path("link").path(0).path("url").asString().replaceFirst(".*/fhir/", "");
        String cursor = new PageCursor(List.of(values.split(","))).text(self);

        Got refused = RestCall.get(auditor, "/" + self + "&_cursor=" + cursor);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999998-01-01T00:00:00Z", "-999999998-01-01T00:00:00Z", "1899-12-31T00:00:00Z"})
    void refusesInstantsThatNobodyMeans(String since) {
        String patient = Rested.person(hospital);

        assertThat(RestCall.get(hospital, "/Patient/" + patient + "/$everything?_since=" + since)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/$everything", "/$meta"})
    void answersHeadWhereGetIsAnswered(String operation) {
        String path = "/Patient/" + Rested.person(hospital) + operation;

        assertThat(RestCall.to(hospital, path).call("HEAD", "").status()).isEqualTo(200);
    }

    @Test
    void keepsTheVersionThatAReferenceNames() {
        String patient = Rested.person(hospital);
        Got first = RestCall.post(hospital, "/Observation", Rested.pain("Patient/" + patient, Rested.number(), 4));

        Got derived = RestCall.post(hospital, "/Observation", derived(patient, first.id(), 1));
        assertThat(derived.status()).as(derived.text()).isEqualTo(201);
        assertThat(derived.json().path("derivedFrom").path(0).path("reference").asString())
                .isEqualTo("Observation/" + first.id() + "/_history/1");
        assertThat(RestCall.get(hospital, "/Observation?derived-from=Observation/" + first.id())
                        .text())
                .contains(derived.id());

        Got never = RestCall.post(hospital, "/Observation", derived(patient, first.id(), 99));
        assertThat(never.rule()).as(never.text()).isEqualTo("SEND_DANGLING_REFERENCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backport-heartbeat-period", "backport-timeout"})
    void refusesASubscriptionThatSaysAThingTwice(String extension) {
        String twice = "{'url': 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/" + extension
                + "', 'valueInteger': 60}";
        ObjectNode subscription = Rested.object("""
                {'resourceType': 'Subscription', 'status': 'requested', 'reason': 'test',
                 'criteria': 'http://sij-pathways.example.org/fhir/SubscriptionTopic/referral-task-status',
                 'channel': {'type': 'rest-hook', 'endpoint': '%s', 'payload': 'application/fhir+json',
                  'extension': [%s, %s]}}""".formatted(PartnerEndpoint.url("/taken/twice"), twice, twice));

        Got refused = RestCall.post(hospital, "/Subscription", subscription);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains(extension);
    }

    private static ObjectNode derived(String patient, String from, int version) {
        ObjectNode pain = Rested.pain("Patient/" + patient, Rested.number(), 5);
        pain.putArray("derivedFrom").addObject().put("reference", "Observation/" + from + "/_history/" + version);
        return pain;
    }

    private static ObjectNode entry(String method, String url) {
        return Rested.object("{'request': {'method': '" + method + "', 'url': '" + url + "'}}");
    }

    private JsonNode answered(ObjectNode entry) {
        ObjectNode batch = Rested.object("{'resourceType': 'Bundle', 'type': 'batch'}");
        ArrayNode entries = batch.putArray("entry");
        entries.add(entry);
        Got got = RestCall.post(hospital, "", batch);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.json().path("entry").path(0);
    }
}
