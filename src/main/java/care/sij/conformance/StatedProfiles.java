package care.sij.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;

/** The profiles that a resource says it meets. */
final class StatedProfiles {

    private StatedProfiles() {}

    /** Their canonicals, in the order of the resource. */
    static List<String> of(Element resource) {
        Element meta = resource.getNamedChild("meta", false);
        List<Element> stated = new ArrayList<>();
        if (meta != null) {
            meta.getNamedChildren("profile", stated);
        }
        return stated.stream()
                .flatMap(profile -> Stream.ofNullable(profile.primitiveValue()))
                .toList();
    }
}
