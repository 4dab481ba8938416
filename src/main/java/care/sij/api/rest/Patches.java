package care.sij.api.rest;

import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.api.patch.Patch;
import care.sij.api.patch.PatchRefused;
import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.Matching;
import care.sij.exchange.Write;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Patches as updates: each applies to what its sender sees, and what comes of it is stated as with PUT, of the version
 * that was read (R4 http.html#patch).
 */
@Component
class Patches {

    private final ResourceTypes types;
    private final Conditions conditions;
    private final Permission permission;
    private final Callers callers;
    private final Matching matching;
    private final Reads reads;
    private final FhirJson json;

    Patches(
            ResourceTypes types,
            Conditions conditions,
            Permission permission,
            Callers callers,
            Matching matching,
            Reads reads,
            FhirJson json) {
        this.types = types;
        this.conditions = conditions;
        this.permission = permission;
        this.callers = callers;
        this.matching = matching;
        this.reads = reads;
        this.json = json;
    }

    /** A patch tells what is there, so it takes the right to read as well. */
    Write update(Place place, String type, String id, Patch patch, String ifMatch) {
        ResourceKey key = types.key(type, id);
        StatedWrites.requireWritable(type);
        permission.demand(SmartInteraction.UPDATE, type);
        StoredVersion version = reads.current(key);
        if (version.origin() == Origin.PROJECTED) {
            throw new RequestRefused(
                    Refusal.READ_ONLY,
                    "The resource is this service's own, a part of a plan or a published definition. Write the facts.");
        }
        OptionalLong asked = EntityTags.version(ifMatch);
        if (asked.isPresent() && asked.getAsLong() != version.version()) {
            throw new RequestRefused(
                    Refusal.CHANGED_MEANWHILE,
                    place.location() + " is now at version " + version.version()
                            + ". Read it, and send the patch for that version.");
        }
        return new Write.Update(
                place.location(),
                place.fullUrl(),
                key,
                resource(key, patched(place, patch, version.body())),
                OptionalLong.of(version.version()));
    }

    /** The resource that a search finds, to be patched. */
    String match(Place place, String type, String query) {
        types.require(type);
        StatedWrites.requireWritable(type);
        Write.Condition asked = conditions.condition(place, type, query);
        permission.demand(SmartInteraction.SEARCH, type);
        return matching.match(callers.current(), place.location(), asked)
                .map(ResourceKey::id)
                .orElseThrow(() -> new RequestRefused(
                        Refusal.NOT_FOUND, "The condition at " + place.location() + " finds nothing to patch."));
    }

    private static Bytes patched(Place place, Patch patch, Bytes seen) {
        try {
            return patch.applyTo(seen);
        } catch (PatchRefused refused) {
            throw refused(place, refused);
        }
    }

    /** What is wrong with a patch, as a refusal of its request. */
    static RequestRefused refused(Place place, PatchRefused refused) {
        Refusal refusal = switch (refused.kind()) {
            case UNREADABLE -> Refusal.UNREADABLE_BODY;
            case NOT_APPLICABLE -> Refusal.PATCH_NOT_APPLICABLE;
        };
        return new RequestRefused(refusal, place.location() + ": " + refused.text());
    }

    private Resource resource(ResourceKey key, Bytes patched) {
        Resource resource = json.parse(patched.toArray(), ParseLimits.MESSAGE).fold(read -> read, refusal -> {
            throw new RequestRefused(
                    Refusal.PATCH_NOT_APPLICABLE,
                    "The patched resource is no FHIR resource any more, at " + refusal.location() + ": "
                            + refusal.reason().name() + ". " + refusal.remedy());
        });
        if (!resource.fhirType().equals(key.type())
                || !key.id().equals(resource.getIdElement().getIdPart())) {
            throw new RequestRefused(
                    Refusal.PATCH_NOT_APPLICABLE,
                    "The patch changes the resource's type or id. Leave both as they are.");
        }
        return resource;
    }
}
