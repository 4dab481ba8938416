package care.sij.console.partners;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.Code;
import care.sij.exchange.CodeMapping;
import care.sij.exchange.CodeMapping.Wanted;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.PartnerDrafts;
import care.sij.partner.PartnerRegister;
import care.sij.support.ConsoleUser;
import care.sij.support.Registered;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wizard's steps by HTTP: nothing typed is lost, nothing wrong goes on, nothing that may not be asked is. */
class WizardPagesIT {

    private static final String NEW = "/console/partners/new";
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static ConsoleUser it;

    @BeforeAll
    static void signIn() {
        it = ConsoleUser.of("integration-admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://169.254.169.254/latest/meta-data",
                "http://database:5432/",
                "ftp://hospital.example.org/",
                "file:///etc/passwd",
                "https://user:secret@hospital.example.org/fhir",
                "javascript:alert(1)",
                "not an address"
            })
    void goesToNoAddressThatMayNotBeCalled(String address) {
        String draft = begin("fhir");
        HttpResponse<String> page = step(draft, "address", "next", Map.of("delivery.endpoint", address));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).containsPattern("name=\"delivery.endpoint\"[^>]*aria-invalid=\"true\"");
        assertThat(step(draft, "server", "ask", Map.of()).statusCode()).isIn(302, 303);
        assertThat(it.get(draft + "/server").body()).contains("none that may be called");
    }

    @Test
    void losesNothingBackAndForthAndInAnotherSession() {
        String draft = begin("fhir");
        step(draft, "identity", "back", Map.of("organization", "Kept <b>Hospital</b>", "id", "NOT AN ID"));
        step(draft, "keys", "back", Map.of("scopes", "no scope"));
        String identity = it.get(draft + "/identity").body();

        assertThat(identity).contains("value=\"Kept &lt;b&gt;Hospital&lt;/b&gt;\"", "value=\"NOT AN ID\"");
        assertThat(ConsoleUser.of("integration-admin").get(draft + "/keys").body())
                .contains("no scope</textarea>");
        assertThat(it.get(NEW).body())
                .contains("Kept &lt;b&gt;Hospital&lt;/b&gt;")
                .doesNotContain("<b>Hospital");
        assertThat(step(draft, "identity", "next", Map.of("organization", "Kept", "id", "NOT AN ID"))
                        .body())
                .contains("the id must be lower-case letters");
    }

    @Test
    void takesNoIdThatSomebodyHasOrThatIsAWordHere() {
        String draft = begin("fhir");
        for (String id : new String[] {"demo-hospital", "new"}) {
            assertThat(step(draft, "identity", "next", Map.of("organization", "Other", "id", id, "role", "hospital"))
                            .body())
                    .contains("the id is another partner");
        }
    }

    @Test
    void keepsNoSecretThatWasTyped() {
        String draft = begin("fhir");
        String key = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXZhbHVl\"}]}";
        String url = "https://user:c2VjcmV0LXZhbHVl@keys.example.org/jwks.json";
        for (String go : new String[] {"next", "back", "stay"}) {
            HttpResponse<String> page =
                    step(draft, "keys", go, Map.of("jwks", key, "jwks-url", url, "scopes", "system/*.rs"));

            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body())
                    .contains("jwks must hold public keys only", "jwks-url must be an address without", "system/*.rs")
                    .doesNotContain("c2VjcmV0LXZhbHVl");
        }
        assertThat(step(draft, "address", "next", Map.of("delivery.endpoint", url))
                        .body())
                .doesNotContain("c2VjcmV0LXZhbHVl");
        HttpResponse<String> stale =
                it.post(NEW, draft + "/keys", Map.of("jwks", key, "jwks-url", url, "go", "next", "revision", "1"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("was not kept").doesNotContain("c2VjcmV0LXZhbHVl");
        for (String page : new String[] {NEW, draft + "/keys", draft + "/address", draft + "/review"}) {
            assertThat(it.get(page).body()).as(page).doesNotContain("c2VjcmV0LXZhbHVl");
        }
        assertThat(WholeService.bean(PartnerDrafts.class)
                        .find(draft.substring(NEW.length() + 1))
                        .orElseThrow()
                        .said()
                        .values())
                .noneMatch(value -> value.contains("c2VjcmV0LXZhbHVl"));
    }

    @Test
    void refusesMoreThanADraftHolds() {
        String draft = begin("fhir");
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : new String[] {
            "organization",
            "id",
            "role",
            "identifier-systems",
            "source-endpoints",
            "contact.name",
            "contact.email",
            "contact.phone"
        }) {
            form.put(field, "x".repeat(32_768));
        }
        HttpResponse<String> page = step(draft, "identity", "next", form);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Shorten the longest");

        form.replaceAll((field, text) -> "x\n".repeat(8_000));
        step(draft, "identity", "back", form);
        assertThat(step(draft, "test", "try", Map.of()).statusCode()).isIn(302, 303);
        assertThat(it.get(draft + "/test").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheChosenMapsThroughAChangeMeanwhile() {
        String draft = begin("fhir");
        String old = revision(draft);
        step(draft, "codes", "stay", Map.of("dialect", "native", "maps-of", "demo-hospital"));
        HttpResponse<String> stale = it.post(
                NEW,
                draft + "/codes",
                Map.of("dialect", "bser", "maps-of", "demo-clinic", "go", "next", "revision", old));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Begin with the code maps of", "demo-hospital", "name=\"maps-of\" value=\"demo-clinic\"");

        Map<String, String> again = ConsoleForm.of(stale.body());
        again.put("go", "next");
        assertThat(it.post(NEW, draft + "/codes", again).statusCode()).isIn(302, 303);
        assertThat(mapsOf(draft)).isEqualTo("demo-clinic");
        step(draft, "codes", "next", Map.of("dialect", "native"));
        assertThat(mapsOf(draft)).as("where the form does not say it").isEqualTo("demo-clinic");
    }

    private static String mapsOf(String draft) {
        return WholeService.bean(PartnerDrafts.class)
                .find(draft.substring(NEW.length() + 1))
                .orElseThrow()
                .said("maps-of");
    }

    @Test
    void showsTheDifferenceWhenSomebodyElseWasFirst() {
        String draft = begin("fhir");
        String old = revision(draft);
        step(draft, "identity", "back", Map.of("organization", "First"));
        Map<String, String> form = new LinkedHashMap<>(Map.of("organization", "Second", "go", "next", "revision", old));
        HttpResponse<String> stale = it.post(draft + "/identity", draft + "/identity", form);

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Changed meanwhile", "First", "value=\"Second\"");
        assertThat(it.get(draft + "/identity").body()).contains("value=\"First\"");
    }

    @Test
    void connectsAnEngineThatSpeaksHl7v2() {
        String draft = begin("v2");
        step(
                draft,
                "address",
                "next",
                Map.of(
                        "delivery.endpoint", "mllp://127.0.0.1:1",
                        "delivery.hl7v2.application", "EHR",
                        "delivery.hl7v2.facility", "WEST"));
        step(
                draft,
                "profile",
                "next",
                Map.of(
                        "delivery.channel",
                        "hl7v2",
                        "delivery.profile",
                        "generic-v2",
                        "delivery.events",
                        "sij-referral-response"));
        step(draft, "identity", "next", Map.of("organization", "West", "id", "wizard-west", "role", "hospital"));
        step(draft, "keys", "next", Map.of("jwks-url", "https://west.example.org/jwks.json"));
        step(draft, "test", "try", Map.of());
        assertThat(it.get(draft + "/test").body())
                .contains("it can be done", "The partner did not take it", "unreachable");

        assertThat(step(draft, "review", "live", Map.of("why", "")).statusCode())
                .isEqualTo(400);
        assertThat(step(draft, "review", "live", Map.of("why", "as agreed")).statusCode())
                .isIn(302, 303);
        assertThat(WholeService.bean(PartnerRegister.class)
                        .current("wizard-west")
                        .orElseThrow()
                        .yaml())
                .contains("channel: hl7v2", "facility: WEST");
        assertThat(it.get(draft + "/review").statusCode()).isEqualTo(404);
        String page = "/console/partners/wizard-west";
        assertThat(it.post(page, page + "/check", Map.of()).body()).contains("Its listener cannot be reached");
    }

    @Test
    void proposesTheCodeMapsOfAnotherPartner() {
        Registered.as("hospital", "mapped-hospital", "");
        WholeService.bean(CodeMapping.class)
                .set(
                        new Wanted(
                                "mapped-hospital", Direction.IN, OptionalInt.empty(), map(), "demo-clinic", "a test"),
                        Run.REAL);
        String draft = begin("fhir");
        step(draft, "address", "next", Map.of("delivery.endpoint", "https://copied.example.org/fhir"));
        step(draft, "identity", "next", Map.of("organization", "Copied", "id", "wizard-copied", "role", "hospital"));
        step(draft, "keys", "next", Map.of("jwks-url", "https://copied.example.org/jwks.json"));
        assertThat(it.get(draft + "/codes").body())
                .contains("New hospital: 1 codes from it")
                .doesNotContain("INJ-X");
        step(draft, "codes", "stay", Map.of("dialect", "native", "maps-of", "mapped-hospital"));
        assertThat(it.get(draft + "/codes").body()).contains("INJ-X", "si-joint-injection");

        step(draft, "review", "live", Map.of("why", "it has the same EHR"));
        assertThat(WholeService.bean(CodeMaps.class)
                        .newest("wizard-copied", Direction.IN)
                        .judged())
                .containsExactly(new Code("http://mapped-hospital.example.org/codes", "INJ-X"));
    }

    private static ConceptMap map() {
        ConceptMap map = new ConceptMap();
        map.setStatus(PublicationStatus.ACTIVE);
        ConceptMapGroupComponent group = map.addGroup()
                .setSource("http://mapped-hospital.example.org/codes")
                .setTarget("http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure");
        group.addElement()
                .setCode("INJ-X")
                .addTarget()
                .setCode("si-joint-injection")
                .setEquivalence(ConceptMapEquivalence.EQUIVALENT);
        return map;
    }

    @Test
    void goesLiveWithNothingThatIsWrong() {
        String draft = begin("fhir");
        step(draft, "identity", "back", Map.of("organization", "Never", "id", "wizard-never"));
        HttpResponse<String> page = step(draft, "review", "live", Map.of("why", "anyway"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("delivery.endpoint is required", "exactly one of jwks and jwks-url");
        assertThat(WholeService.bean(PartnerRegister.class).current("wizard-never"))
                .isEmpty();
    }

    @Test
    void removesADraftAndTakesNoFormOfAnotherSite() {
        String draft = begin("fhir");
        String id = draft.substring(NEW.length() + 1);
        assertThat(it.postForged(draft + "/end", Map.of()).statusCode()).isEqualTo(403);
        assertThat(it.postForged(draft + "/address", Map.of("revision", "2", "go", "next"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(WholeService.bean(PartnerDrafts.class).find(id)).isPresent();
        assertThat(it.post(NEW, draft + "/end", Map.of()).statusCode()).isIn(302, 303);
        assertThat(WholeService.bean(PartnerDrafts.class).find(id)).isEmpty();
    }

    @Test
    void refusesWhatNoFormOfItsSends() {
        String draft = begin("fhir");
        assertThat(it.post(NEW, NEW, Map.of("kind", "fax")).statusCode()).isEqualTo(400);
        assertThat(step(draft, "address", "elsewhere", Map.of()).statusCode()).isEqualTo(400);
        assertThat(step(draft, "identity", "next", Map.of("organization", "x".repeat(40_000)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(step(draft, "identity", "next", Map.of("organization", "a\u0000b"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(it.post(NEW, draft + "/address", Map.of("revision", "x", "go", "next"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(it.get(draft + "/later").statusCode()).isEqualTo(404);
    }

    @Test
    void showsNothingOfTheWordsOfAServerThatIsTried() {
        try (SimulatedPartner server = SimulatedPartner.start()) {
            server.server()
                    .stubFor(any(anyUrl())
                            .atPriority(1)
                            .willReturn(aResponse()
                                    .withHeader("Content-Type", "text/html")
                                    .withBody("<script>alert('inside')</script>")));
            String draft = complete(server.endpoint(), "wizard-tried");
            step(draft, "test", "try", Map.of());

            assertThat(it.get(draft + "/test").body())
                    .contains("unintelligible", "text/html")
                    .doesNotContain("alert(", "inside");
        }
    }

    @Test
    void triesNoDraftUnderTheIdOfAPartnerThatThereIs() {
        try (SimulatedPartner server = SimulatedPartner.start()) {
            String draft = complete(server.endpoint(), "demo-hospital");
            step(draft, "test", "try", Map.of());

            assertThat(it.get(draft + "/test").body()).contains("Nothing was sent", "the id is another partner");
            assertThat(server.server().getAllServeEvents()).isEmpty();
        }
    }

    private static String complete(String endpoint, String id) {
        String draft = begin("fhir");
        step(draft, "address", "next", Map.of("delivery.endpoint", endpoint));
        step(draft, "identity", "next", Map.of("organization", "Tried", "id", id, "role", "hospital"));
        step(draft, "keys", "next", Map.of("jwks-url", "https://tried.example.org/jwks.json"));
        return draft;
    }

    private static String begin(String kind) {
        String location = it.post(NEW, NEW, Map.of("kind", kind))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.replaceFirst("^https?://[^/]+", "").replaceFirst("/address$", "");
    }

    private static String revision(String draft) {
        Matcher found = REVISION.matcher(it.get(draft + "/address").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> step(String draft, String step, String go, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("go", go);
        form.put("revision", revision(draft));
        return it.post(NEW, draft + "/" + step, form);
    }
}
