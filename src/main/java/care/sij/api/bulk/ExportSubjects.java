package care.sij.api.bulk;

import care.sij.access.SmartInteraction;
import care.sij.api.rest.Permission;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.ResourceTypes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose resources an export is of: the members of a Group, or those that are named. */
@Component
class ExportSubjects {

    static final String PATIENT = "patient";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "Patient/";
    private static final int MOST = 1000;

    private final Permission permission;
    private final ResourceTypes types;
    private final Versions versions;

    ExportSubjects(Permission permission, ResourceTypes types, Versions versions) {
        this.permission = permission;
        this.types = types;
        this.versions = versions;
    }

    /**
     * Ids of the Patients that are members of the Group now.
     *
     * @throws RequestRefused when there is no such Group that can be read
     */
    List<String> membersOf(String id) {
        ResourceKey key = types.key("Group", id);
        StoredVersion group = versions.current(key, permission.on(SmartInteraction.READ, "Group"))
                .filter(version -> !version.isEmpty())
                .orElseThrow(() -> new RequestRefused(Refusal.NOT_FOUND, "There is no such Group, or not for you."));
        return JSON.readTree(group.body().toArray())
                .path("member")
                .valueStream()
                .filter(member -> !member.path("inactive").asBoolean(false))
                .map(ExportSubjects::reference)
                .filter(reference -> reference.startsWith(PREFIX))
                .map(ExportSubjects::id)
                .distinct()
                .toList();
    }

    private static String reference(JsonNode member) {
        return member.path("entity").path("reference").asString("");
    }

    private static String id(String reference) {
        return reference.substring(PREFIX.length()).replaceFirst("/.*", "");
    }

    /**
     * Ids of the Patients that the request names; none where it names none.
     *
     * @throws RequestRefused when one is not there, or not for the caller
     */
    List<String> named(KickOff kickOff) {
        List<String> references = kickOff.all(PATIENT).stream().distinct().toList();
        if (references.isEmpty()) {
            return List.of();
        }
        if (references.size() > MOST) {
            throw new RequestRefused(
                    Refusal.TOO_LARGE, "At most " + MOST + " are named by `patient`. Make a Group of them.");
        }
        Visibility seen = permission.on(SmartInteraction.SEARCH, "Patient");
        references.forEach(reference -> require(reference, seen));
        return references.stream().map(ExportSubjects::id).toList();
    }

    private void require(String reference, Visibility seen) {
        boolean isThere = reference.matches("Patient/[A-Za-z0-9\\-.]{1,64}")
                && versions.current(new ResourceKey("Patient", id(reference)), seen)
                        .filter(version -> !version.isEmpty())
                        .isPresent();
        if (!isThere) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    "`patient` is a reference to a Patient, as `Patient/123`. One is to none that there is, or not"
                            + " for you.");
        }
    }

    /** Of the members of a Group those that are named, when any is. */
    static List<String> within(List<String> members, List<String> named) {
        if (!Set.copyOf(members).containsAll(named)) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "`patient` names one that is no member of the Group.");
        }
        return named.isEmpty() ? members : named;
    }
}
