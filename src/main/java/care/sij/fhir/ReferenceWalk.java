package care.sij.fhir;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The references that a resource itself holds, its contained resources included. HAPI's own walk goes on into the
 * resources that a parsed reference points to, and into those that a Bundle merely carries.
 */
public final class ReferenceWalk {

    /**
     * A reference and where it stands.
     *
     * @param path from the resource's type, without indexes: {@code Procedure.performer.actor}
     */
    public record Located(String path, Reference reference) {}

    private ReferenceWalk() {}

    /** All of them, in the order of the resource. */
    public static List<Located> of(Resource resource) {
        List<Located> found = new ArrayList<>();
        walk(resource, resource.fhirType(), found);
        return found;
    }

    private static void walk(Base element, String path, List<Located> found) {
        if (element instanceof Reference reference) {
            found.add(new Located(path, reference));
        }
        for (Property property : element.children()) {
            String name = property.getName().replace("[x]", "");
            for (Base value : property.getValues()) {
                boolean carried = value instanceof Resource && !name.equals("contained");
                if (!value.isPrimitive() && !carried) {
                    walk(value, path + "." + name, found);
                }
            }
        }
    }
}
