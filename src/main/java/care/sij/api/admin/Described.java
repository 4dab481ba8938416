package care.sij.api.admin;

import care.sij.partner.Effect;
import care.sij.partner.PartnerRegister.Change;
import care.sij.partner.RegisteredVersion;
import care.sij.partner.RegistrationDiff;
import java.util.LinkedHashMap;
import java.util.Map;

/** Versions, differences and changes as JSON objects. */
final class Described {

    private Described() {}

    static Map<String, Object> version(RegisteredVersion version) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", version.partner());
        said.put("version", version.version());
        said.put("origin", version.ofSettings() ? "settings" : "database");
        said.put("state", version.state().code());
        version.change().ifPresent(change -> {
            said.put("at", change.at().toString());
            said.put("by", change.by());
            said.put("comment", change.comment());
        });
        said.put("sha256", version.sha256());
        return said;
    }

    static Map<String, Object> diff(RegistrationDiff diff) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("added", diff.added());
        said.put("removed", diff.removed());
        said.put("changed", diff.changed());
        return said;
    }

    static Map<String, Object> change(Change change) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", change.partner());
        said.put("version", change.version());
        said.put("outcome", change.outcome().code());
        said.put("diff", diff(change.diff()));
        said.put("effects", change.effects().stream().map(Effect::code).toList());
        return said;
    }
}
