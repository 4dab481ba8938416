package care.sij.api.admin;

import static care.sij.support.PersonAtApp.admin;
import static care.sij.support.PersonAtApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.PersonAtApp;
import care.sij.support.PersonAtApp.Account;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Opening, changing and closing accounts while the service runs. */
class PeopleIT {

    private static final String CLINICIAN =
            "{\"name\":\"Synthetic Person\",\"role\":\"clinician\",\"partner\":\"demo-clinic\"}";

    private final PersonAtApp person = new PersonAtApp();

    @Test
    void anAccountIsOpenedChangedAndClosedByItsVersions() {
        Account account = PersonAtApp.opened("people-ada", "coordinator", "demo-clinic");
        assertThat(account.password()).hasSizeGreaterThan(20);
        String code = person.code(account);
        String token =
                json(person.exchange(code, Map.of())).path("access_token").asString();
        assertThat(person.call("GET", "/fhir/Task?_count=1", token).statusCode())
                .isEqualTo(200);

        assertStatus(428, put("people-ada", CLINICIAN, "X-None", "none"));
        assertStatus(412, put("people-ada", CLINICIAN, "If-None-Match", "*"));
        assertStatus(412, put("people-ada", CLINICIAN, "If-Match", "\"7\""));
        HttpResponse<String> changed = put("people-ada", CLINICIAN, "If-Match", "\"1\"");
        assertStatus(200, changed);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(changed.body()).doesNotContain("password", "otpauth");

        HttpResponse<String> renewed =
                admin("POST", "/admin/people/people-ada/$new-secrets?comment=lost", "", "If-Match", "\"2\"");
        assertStatus(200, renewed);
        assertThat(renewed.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(json(renewed).path("password").asString()).isNotEqualTo(account.password());

        assertStatus(200, admin("DELETE", "/admin/people/people-ada?comment=left", "", "If-Match", "\"3\""));
        assertThat(person.call("GET", "/fhir/Task?_count=1", token).statusCode())
                .isEqualTo(401);
        JsonNode versions = json(admin("GET", "/admin/people/people-ada/versions", ""));
        assertThat(versions.findValuesAsString("version")).containsExactly("4", "3", "2", "1");
        assertThat(versions.path(0).path("state").asString()).isEqualTo("closed");
        assertThat(versions.path(0).path("by").asString()).isEqualTo("demo-clinic");
        assertThat(versions.toString()).doesNotContain("argon2", "password", "otpauth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Synthetic\",\"role\":\"root\",\"partner\":\"demo-clinic\"}",
                "{\"name\":\"Synthetic\",\"role\":\"auditor\",\"partner\":\"demo-clinic\"}",
                "{\"name\":\"Synthetic\",\"role\":\"clinician\",\"partner\":\"demo-auditor\"}",
                "{\"name\":\"Synthetic\",\"role\":\"clinician\",\"partner\":\"nowhere\"}",
                "{\"name\":\"\",\"role\":\"clinician\",\"partner\":\"demo-clinic\"}",
                "{\"name\":\"Synthetic\",\"role\":\"clinician\",\"partner\":\"demo-clinic\",\"password\":\"mine\"}",
                "[]",
                "{"
            })
    void whatCannotWorkIsRefusedAndNotRepeated(String body) {
        HttpResponse<String> refused = put("people-wrong", body, "If-None-Match", "*");

        assertStatus(422, refused);
        assertThat(refused.body()).doesNotContain("root", "nowhere", "mine");
        assertStatus(404, admin("GET", "/admin/people/people-wrong", ""));
    }

    @Test
    void aLoginIsSimple() {
        for (String login : new String[] {"Ada", "ada@demo-clinic", "-ada", "a".repeat(64)}) {
            assertStatus(422, put(login, CLINICIAN, "If-None-Match", "*"));
        }
    }

    @Test
    void accountsAreForWhoHoldsTheirScopeAndReadByAuditors() {
        assertThat(WholeService.partner("demo-clinic", "system/*.cruds system/sij-partner.cruds")
                        .get("/admin/people")
                        .statusCode())
                .isEqualTo(403);
        assertThat(WholeService.partner("demo-hospital").get("/admin/people").statusCode())
                .isEqualTo(403);
        assertThat(WholeService.partner("demo-auditor", "system/*.rs")
                        .get("/admin/people")
                        .statusCode())
                .isEqualTo(200);
        assertThat(WholeService.partner("demo-auditor", "system/*.rs")
                        .call("DELETE", "/admin/people/clinician?comment=none", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorOfTheDemoOpensAccountsButReadsNoPatient() {
        Account account = PersonAtApp.opened("people-admin", "integration-admin", "demo-clinic");
        String code = person.code(account, PersonAtApp.asked("scope", "user/sij-person.cruds user/*.rs"));
        JsonNode tokens = json(person.exchange(code, Map.of()));
        String token = tokens.path("access_token").asString();

        assertThat(tokens.path("scope").asString()).isEqualTo("user/sij-person.cruds user/MessageHeader.s");
        assertThat(person.call("GET", "/admin/people", token).statusCode()).isEqualTo(200);
        assertThat(person.call("GET", "/admin/partners", token).statusCode()).isEqualTo(403);
        assertThat(person.call("GET", "/fhir/Patient?_count=1", token).statusCode())
                .isEqualTo(403);
        HttpResponse<String> own = person.call("DELETE", "/admin/people/people-admin?comment=bye", token);
        assertStatus(428, own);
    }

    private static HttpResponse<String> put(String login, String body, String header, String value) {
        return admin("PUT", "/admin/people/" + login + "?comment=test", body, header, value);
    }

    private static void assertStatus(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
