package care.sij.careplan;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.ResourceIds;
import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.support.Journey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The resources of a journey's messages under our ids, as far as a single patient's record needs it. */
final class JourneyRecord {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private final String patient;

    JourneyRecord(String patient) {
        this.patient = patient;
    }

    /** What each message states, message by message. */
    List<List<Draft>> of(Journey journey) {
        return journey.messages().stream().map(this::of).toList();
    }

    List<Draft> of(Journey.Message message) {
        Bundle bundle = (Bundle) JSON.read(Bytes.utf8(message.json()));
        Map<String, ResourceKey> keys = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            keys.put(entry.getFullUrl(), key(entry));
        }
        List<Draft> drafts = new ArrayList<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (!(entry.getResource() instanceof MessageHeader)) {
                drafts.add(draft(entry.getResource(), keys.get(entry.getFullUrl()), keys));
            }
        }
        return drafts;
    }

    private ResourceKey key(BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        if (resource instanceof Patient) {
            return new ResourceKey("Patient", patient);
        }
        return resource.children().stream()
                .filter(element -> element.getName().equals("identifier"))
                .flatMap(element -> element.getValues().stream())
                .map(Identifier.class::cast)
                .filter(Identifier::hasSystem)
                .findFirst()
                .map(name -> ResourceIds.of(resource.fhirType(), name.getSystem(), name.getValue()))
                .map(id -> new ResourceKey(resource.fhirType(), id))
                .orElseGet(() ->
                        new ResourceKey(resource.fhirType(), entry.getFullUrl().substring("urn:uuid:".length())));
    }

    private Draft draft(Resource resource, ResourceKey key, Map<String, ResourceKey> keys) {
        String json = JSON.encode(resource).asUtf8();
        for (Map.Entry<String, ResourceKey> known : keys.entrySet()) {
            json = json.replace(
                    "\"" + known.getKey() + "\"", "\"" + known.getValue().reference() + "\"");
        }
        Resource ours = JSON.read(Bytes.utf8(json));
        ours.setId(key.id());
        boolean shared =
                List.of("Organization", "Practitioner", "PractitionerRole").contains(key.type());
        var encoded = JSON.encodeForRecord(ours);
        return new Draft(
                key,
                shared ? List.of() : List.of(patient),
                Origin.PARTNER,
                "demo-clinic",
                encoded.contentHash(),
                encoded.encoder(),
                IndexTerms.NONE);
    }
}
