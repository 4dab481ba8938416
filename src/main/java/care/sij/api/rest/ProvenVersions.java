package care.sij.api.rest;

import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.partner.PartnerRole;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaves;
import care.sij.record.Versions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Versions, deletions and erased ones too, with what their leaves follow from, as far as the caller may know it. */
@Component
class ProvenVersions {

    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z]+)/([^/]+)/_history/([1-9][0-9]{0,17})");

    /**
     * A version of which a proof may be given.
     *
     * @param computed none for one whose leaf cannot be computed any more, or of which the caller does not see all:
     *     what is hidden could be guessed by its hashes
     */
    record Proven(Optional<Computed> computed) {}

    private final Callers callers;
    private final ResourceTypes types;
    private final Permission permission;
    private final Versions versions;
    private final VersionLeaves leaves;
    private final Eyes eyes;

    ProvenVersions(
            Callers callers,
            ResourceTypes types,
            Permission permission,
            Versions versions,
            VersionLeaves leaves,
            Eyes eyes) {
        this.callers = callers;
        this.types = types;
        this.permission = permission;
        this.versions = versions;
        this.leaves = leaves;
        this.eyes = eyes;
    }

    /** @throws RequestRefused when there is none that the caller may read */
    Proven of(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "The parameter `reference` is a version: Type/id/_history/n.");
        }
        ResourceKey key = types.key(parts.group(1), parts.group(2));
        StoredVersion version = versions.vread(
                        key, Long.parseLong(parts.group(3)), permission.on(SmartInteraction.READ, key.type()))
                .orElseThrow(() -> new RequestRefused(Refusal.NOT_FOUND, "There is no such version, or not for you."));
        return new Proven(
                Optional.of(reference).filter(one -> isSeenWhole(version)).flatMap(this::computed));
    }

    /** Auditors see all; nobody else sees anything of what was erased. */
    private boolean isSeenWhole(StoredVersion version) {
        return callers.current().partner().role() == PartnerRole.AUDITOR
                || version.deleted()
                || (version.body().length() > 0 && eyes.see(version).body().equals(version.body()));
    }

    private Optional<Computed> computed(String reference) {
        return leaves.of(List.of(reference)).stream().findFirst().flatMap(leaf -> leaf.computed());
    }
}
