package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads of one resource and of one version, as far as the caller may. */
@Component
public class Reads {

    private final Permission permission;
    private final Versions versions;
    private final Eyes eyes;

    Reads(Permission permission, Versions versions, Eyes eyes) {
        this.permission = permission;
        this.versions = versions;
        this.eyes = eyes;
    }

    /**
     * Requires that the caller may read resources of the type.
     *
     * @throws care.sij.access.AccessRefused when no scope allows it
     */
    public void demand(String type) {
        permission.demand(SmartInteraction.READ, type);
    }

    /**
     * The latest version.
     *
     * @throws RequestRefused when there is none that can be read
     */
    public StoredVersion current(ResourceKey key) {
        return eyes.see(readable(versions.current(key, permission.on(SmartInteraction.READ, key.type())), key));
    }

    /**
     * The version of that number.
     *
     * @throws RequestRefused when there is none that can be read
     */
    public StoredVersion version(ResourceKey key, String number) {
        Visibility visibility = permission.on(SmartInteraction.READ, key.type());
        Optional<StoredVersion> version = number.matches("[1-9]\\d{0,17}")
                ? versions.vread(key, Long.parseLong(number), visibility)
                : Optional.empty();
        return eyes.see(readable(version, key));
    }

    private static StoredVersion readable(Optional<StoredVersion> found, ResourceKey key) {
        StoredVersion version = found.orElseThrow(
                () -> new RequestRefused(Refusal.NOT_FOUND, "There is no such " + key.type() + ", or not for you."));
        if (version.deleted()) {
            throw new RequestRefused(
                    Refusal.DELETED, "Deleted with version " + version.version() + "; earlier versions are readable.");
        }
        if (version.body().length() == 0) {
            throw new RequestRefused(Refusal.ERASED, "The content of this version was erased.");
        }
        return version;
    }
}
