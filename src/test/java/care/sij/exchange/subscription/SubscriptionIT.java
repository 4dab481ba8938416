package care.sij.exchange.subscription;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Parallel;
import care.sij.support.PartnerEndpoint;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client subscribes to topics and is told what happens, at its own addresses only. */
class SubscriptionIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TASK_STATUS = "referral-task-status";
    private static final String SECRET = "Bearer very-secret-of-topics";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");

    /** The others of this database are not to be told to it. */
    @AfterAll
    static void end() {
        HOSPITAL.search("Subscription")
                .forEach(one -> RestCall.delete(
                        HOSPITAL, "/Subscription/" + one.path("id").asString()));
    }

    @Test
    void tellsByHandshakeAndEventsInOrder() {
        hook("/taken/topics-order", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-order", TASK_STATUS, "");
        Journey journey = Journey.named("J1").about("SYN-001-topics-order");
        told(journey, 0);
        told(journey, 1);
        List<JsonNode> notices = await("/taken/topics-order", id, 3);
        assertThat(notices).extracting(SubscriptionIT::type).containsSequence("handshake", "event-notification");
        List<JsonNode> events = notices.stream()
                .filter(one -> type(one).equals("event-notification"))
                .toList();
        assertThat(events).extracting(SubscriptionIT::number).startsWith("1", "2");
        JsonNode focus = parameter(events.get(0).path("entry").path(0).path("resource"), "notification-event");
        assertThat(focus.toString()).contains("/fhir/Task/");
        assertThat(events.get(0).path("entry").path(1).path("resource").isMissingNode())
                .as("id-only holds no resource")
                .isTrue();
        LoggedRequest first = PartnerEndpoint.posted("/taken/topics-order").get(0);
        assertThat(first.getHeader("Authorization")).isEqualTo(SECRET);
    }

    @Test
    void keepsTheHeadersToItself() {
        hook("/taken/topics-secret", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-secret", TASK_STATUS, "");
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + id).text())
                .contains("\"active\"")
                .doesNotContain("very-secret");
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + id + "/_history").text())
                .contains("\"requested\"")
                .doesNotContain("very-secret");
        assertThat(RestCall.get(WholeService.secondHospital(), "/Subscription/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(new String(
                        WholeService.bean(JdbcClient.class)
                                .sql("select sealed_headers from subscription where id = ?")
                                .param(id)
                                .query((row, number) -> row.getBytes(1))
                                .single(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("very-secret");
        assertThat(keeping("/taken/topics-secret")).contains("subscription.endpoint", "resource_body.body");
        assertThat(keeping(SECRET)).isEmpty();
    }

    @Test
    void tellsOfPlansAndInjectionsOfOnePatientWhole() {
        hook("/taken/topics-whole", aResponse().withStatus(200));
        Journey journey = Journey.named("J1").about("SYN-001-topics-whole");
        Journey other = Journey.named("J1").about("SYN-001-topics-other");
        told(journey, 0);
        told(other, 0);
        String patient = HOSPITAL.search(
                        "Patient?identifier=http://demo-hospital.example.org/mrn%7C" + journey.patient())
                .get(0)
                .path("id")
                .asString();
        String stages =
                subscribed("/taken/topics-whole", "careplan-stage-change", "CarePlan?patient=Patient/" + patient);
        String outcomes =
                subscribed("/taken/topics-whole", "injection-outcome-final", "Observation?patient=Patient/" + patient);
        told(other, 1);
        for (int place = 1; place < 7; place++) {
            told(journey, place);
        }
        JsonNode stage = await("/taken/topics-whole", stages, 2).get(1);
        JsonNode outcome = await("/taken/topics-whole", outcomes, 2).get(1);
        assertThat(number(stage)).isEqualTo("1");
        assertThat(stage.toString()).contains("/CarePlan/");
        assertThat(outcome.toString()).contains("/Observation/");
        JsonNode whole = RestCall.get(HOSPITAL, "/Subscription/" + stages + "/$events?content=full-resource")
                .json();
        assertThat(type(whole)).isEqualTo("query-event");
        for (JsonNode entry : whole.path("entry")) {
            if (entry.path("resource").path("resourceType").asString().equals("CarePlan")) {
                assertThat(entry.path("resource")
                                .path("subject")
                                .path("reference")
                                .asString())
                        .isEqualTo("Patient/" + patient);
            }
        }
        assertThat(whole.path("entry").size()).isGreaterThan(1);
        assertThat(RestCall.get(WholeService.secondHospital(), "/Subscription/" + stages + "/$events")
                        .status())
                .isEqualTo(404);
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + stages + "/$events?eventsSinceNumber=x")
                        .status())
                .isEqualTo(400);
        assertThat(RestCall.get(HOSPITAL, "/Subscription/$status?id=" + stages).text())
                .contains("query-status", "\"total\":1");
    }

    @Test
    void numbersWithoutGapsUnderConcurrency() throws Exception {
        hook("/taken/topics-rush", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-rush", TASK_STATUS, "");
        List<Callable<Integer>> tellings = IntStream.range(0, 8)
                .mapToObj(place -> (Callable<Integer>) () -> {
                    told(Journey.named("J1").about("SYN-001-topics-rush" + place), 0);
                    return place;
                })
                .toList();
        assertThat(Parallel.run(4, tellings)).hasSize(8);
        List<JsonNode> notices = await("/taken/topics-rush", id, 9);
        List<String> numbers = notices.stream()
                .map(SubscriptionIT::number)
                .filter(one -> !one.isEmpty())
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void beatsAndEnds() {
        hook("/taken/topics-beats", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-beats", TASK_STATUS, "");
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        jdbc.sql("update subscription set heartbeat = 600, last_sent = now() - interval '1 hour' where id = ?")
                .param(id)
                .update();
        WholeService.bean(SubscriptionWatch.class).look();
        assertThat(await("/taken/topics-beats", id, 2))
                .extracting(SubscriptionIT::type)
                .contains("heartbeat");
        jdbc.sql("update subscription set ends = now() where id = ?").param(id).update();
        WholeService.bean(SubscriptionWatch.class).look();
        awaitStatus(id, "off");
    }

    @Test
    void isInErrorWhenItsEndpointFailsForLongAndGoesOnWhenAskedTo() {
        hook("/taken/topics-fails", aResponse().withStatus(500));
        Got created = create(body("/taken/topics-fails", TASK_STATUS, ""));
        String id = created.json().path("id").asString();
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        jdbc.sql("update outbox set tried_since = now() - interval '1 hour' where thread = ?")
                .param("Subscription/" + id)
                .update();
        awaitStatus(id, "error");
        Got failed = RestCall.get(HOSPITAL, "/Subscription/" + id);
        assertThat(failed.json().path("error").asString()).contains("server error");
        hook("/taken/topics-fails", aResponse().withStatus(200));
        ObjectNode again = (ObjectNode) failed.json();
        again.put("status", "requested");
        assertThat(RestCall.put(HOSPITAL, "/Subscription/" + id, again).status())
                .isEqualTo(200);
        awaitStatus(id, "active");
        List<LoggedRequest> posted = PartnerEndpoint.posted("/taken/topics-fails");
        assertThat(posted.get(posted.size() - 1).getHeader("Authorization"))
                .as("kept, as the endpoint is the same")
                .isEqualTo(SECRET);
        assertThat(RestCall.delete(HOSPITAL, "/Subscription/" + id).status()).isEqualTo(204);
        assertThat(jdbc.sql("select sealed_headers is null from subscription where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static void awaitStatus(String id, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> RestCall.get(HOSPITAL, "/Subscription/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals(status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | %s",
                "'?async=true' | %s",
                "'' | {~resourceType~:~Basic~,~code~:{~text~:~any~},~contained~:[%s]}",
                "'' | {~resourceType~:~Bundle~,~type~:~collection~,~entry~:[{~resource~:%s}]}",
                "'?async=true' | {~resourceType~:~Parameters~,~parameter~:[{~name~:~a~,~part~:[{~name~:~b~,~resource~:%s}]}]}"
            })
    void isNotTakenByMessageWhateverHoldsIt(String manner, String holder) {
        String secret = "whisper" + UUID.randomUUID();
        Journey.Message message =
                Journey.named("J1").about("SYN-001-topics-message").messages().get(0);
        ObjectNode bundle = (ObjectNode) JSON.readTree(message.json());
        String held = body("/taken/topics-message", TASK_STATUS, "")
                .replace(SECRET, secret)
                .replaceFirst("\\{", "{\"id\":\"held\",");
        ((ArrayNode) bundle.path("entry"))
                .addObject()
                .put("fullUrl", "urn:uuid:3f0f6a4e-5a29-4d58-9f0e-0c5d6f1b7a10")
                .set("resource", JSON.readTree(holder.replace('~', '"').formatted(held)));
        Answer answer = Answer.of(HOSPITAL.call("POST", "/fhir/$process-message" + manner, bundle.toString()));
        assertThat(answer.text())
                .contains("fatal-error", "Subscription is not told")
                .doesNotContain(secret);
        assertThat(keeping(secret)).as("columns that keep the secret").isEmpty();
    }

    /** The columns of the whole database that hold a word, in text or in bytes. */
    private static List<String> keeping(String word) {
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        return jdbc.sql("""
                        select format('select %L where exists (select from %I where position(%s in %s) > 0)',
                            table_name || '.' || column_name, table_name,
                            case data_type when 'bytea' then 'convert_to(:word, ''UTF8'')' else ':word' end,
                            case data_type when 'bytea' then quote_ident(column_name)
                                else 'concat(' || quote_ident(column_name) || '::text)' end)
                        from information_schema.columns join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                            and data_type in ('bytea', 'text', 'jsonb', 'json', 'ARRAY', 'character varying')
                            and has_column_privilege(quote_ident(table_name), column_name, 'select')""").query(String.class).list().stream()
                .flatMap(sql -> jdbc.sql(sql).param("word", word).query(String.class).list().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"valuePositiveInt, 1, 201", "valuePositiveInt, 100, 201", "valueUnsignedInt, 0, 422"})
    void takesAnyMostOfEventsInOneNotification(String type, int most, int status) {
        hook("/taken/topics-most", aResponse().withStatus(200));
        JsonNode body = JSON.readTree(body("/taken/topics-most", TASK_STATUS, ""));
        ((ObjectNode) body.path("channel"))
                .putArray("extension")
                .addObject()
                .put("url", BACKPORT + "backport-max-count")
                .put(type, most);
        Got got = create(body.toString());
        assertThat(got.status()).as(got.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "deleted"})
    void setsAsideWhatWaitsAndForgetsTheHeaders(String how) {
        hook("/taken/topics-aside-" + how, aResponse().withStatus(500));
        Got created = create(body("/taken/topics-aside-" + how, TASK_STATUS, ""));
        String id = created.json().path("id").asString();
        if (how.equals("off")) {
            ObjectNode off = (ObjectNode) created.json();
            off.put("status", "off");
            Got put = RestCall.put(HOSPITAL, "/Subscription/" + id, off);
            assertThat(put.status()).as(put.text()).isEqualTo(200);
        } else {
            assertThat(RestCall.delete(HOSPITAL, "/Subscription/" + id).status())
                    .isEqualTo(204);
        }
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        assertThat(jdbc.sql("select state || ' ' || reason from outbox where thread = ?")
                        .param("Subscription/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("dead WITHDRAWN");
        assertThat(jdbc.sql("select sealed_headers is null from subscription where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void tellsNothingOfWhatTheClientsScopesDoNotReach() {
        hook("/taken/topics-narrow", aResponse().withStatus(200));
        hook("/taken/topics-wide", aResponse().withStatus(200));
        String narrow = subscribed("/taken/topics-narrow", TASK_STATUS, "");
        String wide = subscribed("/taken/topics-wide", TASK_STATUS, "");
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        jdbc.sql("update subscription set scopes = 'system/Task.rs?status=entered-in-error' where id = ?")
                .param(narrow)
                .update();
        told(Journey.named("J1").about("SYN-001-topics-narrow"), 0);
        await("/taken/topics-wide", wide, 2);
        assertThat(jdbc.sql("select count(*) from subscription_event where subscription = ?")
                        .param(narrow)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oneThatHangsDelaysNoOther() {
        hook("/taken/topics-hangs", aResponse().withStatus(200).withFixedDelay(20_000));
        for (int place = 0; place < 6; place++) {
            assertThat(create(body("/taken/topics-hangs", TASK_STATUS, "")).status())
                    .isEqualTo(201);
        }
        hook("/taken/topics-beside", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-beside", TASK_STATUS, "");
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + id)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void countsAllThatAreNotOffHoweverManyComeAtOnce() throws Exception {
        hook("/taken/topics-many", aResponse().withStatus(200));
        String first = subscribed("/taken/topics-many", TASK_STATUS, "");
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        jdbc.sql("""
                        insert into subscription (id, partner, topic, patient, endpoint, content, heartbeat, timeout, scopes,
                            state, handshake, ends, last_sent)
                        select 'failed-' || number, partner, topic, 'nobody', endpoint, content, heartbeat, timeout, scopes,
                            'error', handshake, ends, last_sent
                        from subscription s cross join generate_series(1, 31 -
                            (select count(*) from subscription o where o.partner = s.partner and o.state <> 'off')) number
                        where id = ?""").param(first).update();
        try {
            Callable<Integer> another =
                    () -> create(body("/taken/topics-many", TASK_STATUS, "")).status();
            assertThat(Parallel.run(4, List.of(another, another, another, another)))
                    .containsExactlyInAnyOrder(201, 422, 422, 422);
            Got one = RestCall.get(HOSPITAL, "/Subscription/" + first);
            ObjectNode off = ((ObjectNode) one.json()).put("status", "off");
            assertThat(RestCall.put(HOSPITAL, "/Subscription/" + first, off).status())
                    .as("that one ends is no matter of room")
                    .isEqualTo(200);
            assertThat(create(body("/taken/topics-many", TASK_STATUS, "")).status())
                    .isEqualTo(201);
        } finally {
            jdbc.sql("update subscription set state = 'off' where id like 'failed-%'")
                    .update();
            jdbc.sql("update subscription set state = 'off' where endpoint like '%/topics-many'")
                    .update();
        }
    }

    @Test
    void decidesByWhatASubscriptionIsWhenItsTurnComes() throws Exception {
        hook("/taken/topics-turn", aResponse().withStatus(200));
        String moved = subscribed("/taken/topics-turn", TASK_STATUS, "");
        String taken = subscribed("/taken/topics-turn", TASK_STATUS, "");
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        jdbc.sql("update subscription set state = 'requested' where id = ?")
                .param(taken)
                .update();
        Journey journey = Journey.named("J1").about("SYN-001-topics-turn");
        CompletableFuture<Void> telling = WholeService.bean(TransactionOperations.class)
                .execute(status -> {
                    jdbc.sql("update subscription set topic = ? where id = ?")
                            .params(Topic.INJECTION_OUTCOME_FINAL.url(), moved)
                            .update();
                    jdbc.sql("update subscription set state = 'active' where id = ?")
                            .param(taken)
                            .update();
                    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> told(journey, 0));
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(15))
                            .until(() -> jdbc.sql("select count(*) from pg_locks where not granted")
                                            .query(Long.class)
                                            .single()
                                    > 0);
                    return waiting;
                });
        telling.get(20, TimeUnit.SECONDS);
        await("/taken/topics-turn", taken, 2);
        assertThat(jdbc.sql("select count(*) from subscription_event where subscription = ?")
                        .param(moved)
                        .query(Long.class)
                        .single())
                .as("of the topic that it is not of any more")
                .isZero();
    }

    @Test
    void goesOnWithThePatientThatGoesOn() {
        hook("/taken/topics-merged", aResponse().withStatus(200));
        Journey gone = Journey.named("J1").about("SYN-001-topics-merged-away");
        Journey stays = Journey.named("J1").about("SYN-001-topics-merged");
        told(gone, 0);
        told(stays, 0);
        String before = patient(gone);
        String after = patient(stays);
        String id = subscribed("/taken/topics-merged", "careplan-stage-change", "CarePlan?patient=Patient/" + before);
        String other = subscribed("/taken/topics-merged", "careplan-stage-change", "CarePlan?patient=Patient/" + after);
        JdbcClient jdbc = WholeService.bean(JdbcClient.class);
        jdbc.sql("insert into person_replaced (person, replaced_by, survivor) values (?, ?, ?)")
                .params(before, after, after)
                .update();
        for (int place = 1; place < 7; place++) {
            told(stays, place);
        }
        jdbc.sql("delete from person_replaced where person = ?").param(before).update();
        assertThat(type(await("/taken/topics-merged", other, 2).get(1))).isEqualTo("event-notification");
        assertThat(type(await("/taken/topics-merged", id, 2).get(1))).isEqualTo("event-notification");
    }

    private static String patient(Journey journey) {
        return HOSPITAL.search("Patient?identifier=http://demo-hospital.example.org/mrn%7C" + journey.patient())
                .get(0)
                .path("id")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "criteria, http://example.org/Topic",
        "endpoint, http://127.0.0.1:1/elsewhere",
        "endpoint, http://169.254.169.254/latest",
        "endpoint, TAKEN/../stumbling",
        "endpoint, TAKENaway",
        "type, websocket",
        "header, Host: elsewhere",
        "header, X-Request-Id: mine",
        "payload, application/fhir+xml"
    })
    void refusesWhatItDoesNotServe(String element, String value) {
        String served = body("/taken/topics-refused", TASK_STATUS, "");
        JsonNode body = JSON.readTree(served);
        String given = value.replace("TAKEN", PartnerEndpoint.url("/taken"));
        if (element.equals("criteria")) {
            ((ObjectNode) body).put("criteria", given);
        } else if (element.equals("header")) {
            ((ObjectNode) body.path("channel")).putArray("header").add(given);
        } else {
            ((ObjectNode) body.path("channel")).put(element, given);
        }
        Got got = create(body.toString());
        assertThat(got.status()).as(got.text()).isEqualTo(422);
        assertThat(got.text()).doesNotContain("very-secret");
    }

    private static String subscribed(String path, String topic, String filter) {
        Got created = create(body(path, topic, filter));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.text()).contains("requested").doesNotContain("very-secret");
        String id = created.json().path("id").asString();
        awaitStatus(id, "active");
        return id;
    }

    private static Got create(String body) {
        return RestCall.to(HOSPITAL, "/Subscription").call("POST", body);
    }

    private static String body(String path, String topic, String filter) {
        String criteria = filter.isEmpty()
                ? ""
                : ",\"_criteria\":{\"extension\":[{\"url\":\"" + BACKPORT
                        + "backport-filter-criteria\",\"valueString\":\"" + filter + "\"}]}";
        return """
                {"resourceType":"Subscription","status":"requested","reason":"test",
                 "criteria":"http://sij-pathways.example.org/fhir/SubscriptionTopic/%s"%s,
                 "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json",
                  "_payload":{"extension":[{"url":"%sbackport-payload-content","valueCode":"id-only"}]},
                  "header":["Authorization: %s"]}}""".formatted(topic, criteria, PartnerEndpoint.url(path), BACKPORT, SECRET);
    }

    private static void hook(String path, ResponseDefinitionBuilder answer) {
        PartnerEndpoint.server().stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    private static void told(Journey journey, int place) {
        Journey.Message message = journey.messages().get(place);
        assertThat(Answer.of(WholeService.partner(message.client()).send(message.json()))
                        .status())
                .isEqualTo(200);
    }

    private static List<JsonNode> await(String path, String id, int least) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> notices(path, id).size() >= least);
        return notices(path, id);
    }

    private static List<JsonNode> notices(String path, String id) {
        return PartnerEndpoint.posted(path).stream()
                .map(request -> (JsonNode) JSON.readTree(request.getBodyAsString()))
                .filter(bundle -> bundle.toString().contains("/Subscription/" + id))
                .toList();
    }

    private static String type(JsonNode bundle) {
        return parameter(bundle.path("entry").path(0).path("resource"), "type")
                .path("valueCode")
                .asString();
    }

    private static String number(JsonNode bundle) {
        JsonNode event = parameter(bundle.path("entry").path(0).path("resource"), "notification-event");
        for (JsonNode part : event.path("part")) {
            if (part.path("name").asString().equals("event-number")) {
                return part.path("valueString").asString();
            }
        }
        return "";
    }

    private static JsonNode parameter(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asString().equals(name)) {
                return parameter;
            }
        }
        return parameters.path("none");
    }
}
