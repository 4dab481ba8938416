package care.sij.api.rest;

import care.sij.fhir.AskedParameter;
import care.sij.fhir.FhirJson;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.ListResource;
import org.springframework.stereotype.Component;

/** The members of a List, to which a history keeps with {@code _list} (R4 http.html#history). */
@Component
class HistoryMembers {

    private static final String LIST = "List";

    private final Reads reads;
    private final FhirJson json;

    HistoryMembers(Reads reads, FhirJson json) {
        this.reads = reads;
        this.json = json;
    }

    /** @throws RequestRefused when there is no such List to be read */
    List<ResourceKey> of(String id) {
        if (!id.matches("[A-Za-z0-9\\-.]{1,64}")) {
            throw AskedParameter.of("_list", id).invalid("the id of a List; lists by name are not kept here");
        }
        StoredVersion version = reads.current(new ResourceKey(LIST, id));
        return json.read(version.body(), ListResource.class).getEntry().stream()
                .filter(entry -> !entry.getDeleted())
                .map(entry -> entry.getItem().getReferenceElement())
                .filter(IIdType::hasIdPart)
                .filter(item -> item.hasResourceType() && !item.isLocal())
                .map(item -> new ResourceKey(item.getResourceType(), item.getIdPart()))
                .distinct()
                .toList();
    }
}
