package care.sij.conformance;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/** The literal references of a message that lead out of it. */
final class References {

    private References() {}

    /** In the order of the bundle; fragments and logical references are not among them. */
    static List<UnresolvedReference> unresolved(Message message) {
        List<UnresolvedReference> found = new ArrayList<>();
        for (MessagePart part : message.parts()) {
            collect(part.resource(), part.location(), message, found);
        }
        return found;
    }

    /** Nobody but the sender knows what a {@code urn:} stands for, so its target must be in the message. */
    static boolean dangles(UnresolvedReference unresolved) {
        return unresolved.reference().startsWith("urn:");
    }

    static Finding dangling(UnresolvedReference unresolved) {
        return Finding.error(
                "dangling-reference",
                unresolved.location(),
                "No entry of the message has this fullUrl. Add the entry, or refer to the resource by its identifier.");
    }

    private static void collect(Base element, String location, Message message, List<UnresolvedReference> found) {
        if (element instanceof Reference reference
                && reference.hasReference()
                && !reference.getReference().startsWith("#")
                && message.target(reference).isEmpty()) {
            found.add(new UnresolvedReference(location, reference.getReference()));
        }
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            for (int index = 0; index < values.size(); index++) {
                if (!values.get(index).isPrimitive()) {
                    String name = property.getName().replace("[x]", "");
                    String step = property.getMaxCardinality() > 1 ? name + "[" + index + "]" : name;
                    collect(values.get(index), location + "." + step, message, found);
                }
            }
        }
    }
}
