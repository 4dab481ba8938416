package care.sij.api.admin;

import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.Changed;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.clinical.Coded;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts as JSON objects, and people read from such. */
final class DescribedPerson {

    private static final Set<String> KEYS = Set.of("name", "role", "partner", "practitioner");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DescribedPerson() {}

    static Map<String, Object> account(Account account) {
        Person person = account.person();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("login", person.login());
        said.put("version", account.version());
        said.put("state", account.state().name().toLowerCase(Locale.ROOT));
        said.put("name", person.name());
        said.put("role", person.role().code());
        said.put("partner", person.partner());
        person.practitioner().ifPresent(id -> said.put("practitioner", id));
        account.change().ifPresent(change -> {
            said.put("at", change.at().toString());
            said.put("by", change.by());
            said.put("comment", change.comment());
        });
        return said;
    }

    static Map<String, Object> changed(Changed changed) {
        Map<String, Object> said = account(changed.account());
        changed.secrets().ifPresent(secrets -> {
            said.put("password", secrets.password());
            said.put("otpauth", secrets.otpauth());
        });
        return said;
    }

    static Person read(String login, String body) {
        JsonNode object = object(body);
        for (String key : object.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw invalid("The object has the keys `name`, `role`, `partner` and `practitioner`, and no others.");
            }
        }
        PersonRole role = text(object, "role")
                .flatMap(code -> Coded.find(PersonRole.values(), code))
                .orElseThrow(() -> invalid("`role` is `coordinator`, `clinician`, `integration-admin` or `auditor`."));
        try {
            return Person.ofAccount(
                    login,
                    text(object, "name").orElse(""),
                    role,
                    text(object, "partner").orElse(""),
                    text(object, "practitioner"));
        } catch (IllegalArgumentException wrong) {
            throw invalid(String.valueOf(wrong.getMessage()));
        }
    }

    private static JsonNode object(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException e) {
            // said below, without what was sent
        }
        throw invalid("The body is a JSON object.");
    }

    private static Optional<String> text(JsonNode object, String key) {
        return Optional.ofNullable(object.get(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static AdminRefused invalid(String problem) {
        return new AdminRefused(AdminRefusal.INVALID, problem);
    }
}
