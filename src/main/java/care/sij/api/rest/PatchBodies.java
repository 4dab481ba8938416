package care.sij.api.rest;

import care.sij.api.patch.FhirPathPatch;
import care.sij.api.patch.JsonPatch;
import care.sij.api.patch.Patch;
import care.sij.api.patch.PatchRefused;
import care.sij.api.rest.StatedWrites.Place;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Patches as they are sent: by themselves, or as the resource of a bundle's entry (R4 http.html#patch). */
@Component
class PatchBodies {

    private static final String JSON_PATCH = "application/json-patch+json";

    private final Bodies bodies;

    PatchBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    /** Works on the patch in the body; its room is kept until that is done. */
    <R> R work(HttpServletRequest request, Place place, Function<Patch, R> work) {
        return isJsonPatch(Optional.ofNullable(request.getContentType()).orElse(""))
                ? bodies.workOnBytes(
                        request, ParseLimits.MESSAGE, body -> work.apply(understood(place, () -> JsonPatch.read(body))))
                : bodies.work(request, ParseLimits.MESSAGE, Resource.class, body -> work.apply(of(place, body)));
    }

    /** @throws RequestRefused when the resource is no patch */
    Patch of(Place place, Resource resource) {
        if (resource instanceof Binary binary
                && isJsonPatch(Optional.ofNullable(binary.getContentType()).orElse(""))
                && binary.hasData()) {
            return understood(place, () -> JsonPatch.read(Bytes.of(binary.getData())));
        }
        if (resource instanceof Parameters parameters) {
            return understood(place, () -> FhirPathPatch.read(parameters));
        }
        throw new RequestRefused(
                Refusal.UNREADABLE_BODY,
                place.location()
                        + " is no patch. A FHIRPath Patch is a Parameters; a JSON Patch is a body of the type `"
                        + JSON_PATCH + "`, and in a bundle a Binary of that type.");
    }

    private static Patch understood(Place place, Supplier<Patch> patch) {
        try {
            return patch.get();
        } catch (PatchRefused refused) {
            throw Patches.refused(place, refused);
        }
    }

    private static boolean isJsonPatch(String contentType) {
        return contentType
                .toLowerCase(Locale.ROOT)
                .matches("application/json-patch\\+json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");
    }
}
