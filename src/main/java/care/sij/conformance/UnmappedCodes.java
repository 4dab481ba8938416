package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.conformance.CodedPlaces.Known;
import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds the codes that somebody should map: at a place that a profile binds, with none beside them that is known there;
 * and what says what a resource is, where no profile claims it.
 */
final class UnmappedCodes {

    private static final String LOINC = "http://loinc.org";
    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    /**
     * Terminologies in which what the pathway looks for has codes of its own: another code of them means something
     * else, such as a laboratory value or another disease, and needs no map. Procedures, requests and adverse events
     * have codes of ours alone: whoever codes them otherwise is to be mapped.
     */
    private static final Map<String, Set<String>> UNDERSTOOD = Map.of(
            "Observation", Set.of(LOINC),
            "DiagnosticReport", Set.of(LOINC),
            "Condition", Set.of(ICD_10_CM, SNOMED),
            "Task", Set.of(TASK_CODE));

    private final CodedPlaces places;
    private final FactRecognition recognition;

    UnmappedCodes(CodedPlaces places, FactRecognition recognition) {
        this.places = places;
        this.recognition = recognition;
    }

    /** Each code once per place. */
    List<UnmappedCode> in(Message message) {
        Set<UnmappedCode> found = new LinkedHashSet<>();
        message.parts().forEach(part -> look(part, found));
        return List.copyOf(found);
    }

    private void look(MessagePart part, Set<UnmappedCode> found) {
        Resource resource = part.resource();
        String type = resource.fhirType();
        part.profile()
                .ifPresentOrElse(
                        profile -> places.of(profile)
                                .forEach(place -> note(
                                        values(resource, place.element(), CodeableConcept.class),
                                        place.known()::includes,
                                        profile.id() + " " + type + "." + place.element(),
                                        found)),
                        () -> kind(resource, found));
        if (resource instanceof DomainResource domain) {
            extensions(domain.getExtension(), "", type, found);
            values(resource, "bodySite", Element.class)
                    .forEach(site -> extensions(site.getExtension(), "", type + ".bodySite", found));
        }
    }

    private void kind(Resource resource, Set<UnmappedCode> found) {
        String type = resource.fhirType();
        if (recognition.recognises(type)) {
            String element = FactRecognition.kindElement(type);
            Set<String> understood = UNDERSTOOD.getOrDefault(type, Set.of());
            note(
                    values(resource, element, CodeableConcept.class),
                    code -> understood.contains(code.system()) || code.system().startsWith(SijUris.BASE + "/"),
                    type + "." + element,
                    found);
        }
    }

    private void extensions(List<Extension> extensions, String within, String place, Set<UnmappedCode> found) {
        for (Extension extension : extensions) {
            String url = within.isEmpty() ? extension.getUrl() : within + "#" + extension.getUrl();
            Optional<Known> known = places.ofExtension(url);
            if (known.isPresent() && extension.getValue() instanceof CodeableConcept concept) {
                String name = url.substring(url.lastIndexOf('/') + 1);
                note(List.of(concept), known.get()::includes, place + ".extension(" + name + ")", found);
            }
            if (within.isEmpty()) {
                extensions(extension.getExtension(), url, place, found);
            }
        }
    }

    private static void note(
            List<CodeableConcept> concepts, Predicate<Code> known, String place, Set<UnmappedCode> found) {
        List<Code> codes = CodedPlaces.codesIn(concepts).toList();
        if (codes.stream().noneMatch(known)) {
            codes.forEach(code -> found.add(new UnmappedCode(code, place)));
        }
    }

    private static <T extends Base> List<T> values(Resource resource, String element, Class<T> type) {
        Property property = resource.getNamedProperty(element);
        List<T> values = new ArrayList<>();
        if (property != null) {
            property.getValues().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .forEach(values::add);
        }
        return values;
    }
}
