package care.sij.api.rest;

import care.sij.exchange.Write;
import care.sij.record.ResourceKey;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes as a request or an entry of a transaction states them. */
@Component
class StatedWrites {

    /**
     * Where a write is stated.
     *
     * @param location FHIRPath to it
     * @param fullUrl what others may refer to it by; empty when nothing
     */
    record Place(String location, String fullUrl) {}

    private final ResourceTypes types;
    private final Conditions conditions;

    StatedWrites(ResourceTypes types, Conditions conditions) {
        this.types = types;
        this.conditions = conditions;
    }

    Write create(Place place, String type, Resource resource, String ifNoneExist) {
        requireType(types.require(type), resource);
        requireWritable(type);
        return new Write.Create(place.location(), place.fullUrl(), resource, conditions.unless(type, ifNoneExist));
    }

    Write update(Place place, String type, String id, Resource resource, String ifMatch) {
        ResourceKey key = types.key(type, id);
        requireType(type, resource);
        requireWritable(type);
        if (!id.equals(resource.getIdElement().getIdPart())) {
            throw new RequestRefused(
                    Refusal.UNREADABLE_BODY,
                    place.location()
                            + ".id is not the id of the address. Send the resource with the id it is updated under.");
        }
        return new Write.Update(place.location(), place.fullUrl(), key, resource, EntityTags.version(ifMatch));
    }

    /** An update of what a search finds (R4 http.html#cond-update). */
    Write updateMatch(Place place, String type, String query, Resource resource, String ifMatch) {
        requireType(types.require(type), resource);
        requireWritable(type);
        return new Write.UpdateMatch(
                place.location(),
                place.fullUrl(),
                conditions.condition(place, type, query),
                resource,
                EntityTags.version(ifMatch));
    }

    /** A deletion of what a search finds (R4 http.html#cdelete). */
    Write deleteMatch(Place place, String type, String query, String ifMatch) {
        types.require(type);
        requireWritable(type);
        return new Write.DeleteMatch(
                place.location(), conditions.condition(place, type, query), EntityTags.version(ifMatch));
    }

    Write delete(Place place, String type, String id, String ifMatch) {
        requireWritable(type);
        return new Write.Delete(place.location(), types.key(type, id), EntityTags.version(ifMatch));
    }

    /** @throws RequestRefused when nobody outside may write this type */
    static void requireWritable(String type) {
        if (type.equals(AuditParameters.TYPE)) {
            throw new RequestRefused(
                    Refusal.READ_ONLY, "AuditEvents are written by this service alone; read or search them.");
        }
    }

    private static void requireType(String type, Resource resource) {
        if (!resource.fhirType().equals(type)) {
            throw new RequestRefused(
                    Refusal.UNREADABLE_BODY,
                    "The body is a " + resource.fhirType() + ", the address is that of " + type
                            + ". Send the resource to the address of its type.");
        }
    }
}
