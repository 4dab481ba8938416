package care.sij.api.difference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * The FHIRPath Patch that makes one version of a resource state what another one states. Elements of lists are told by
 * their keys; by their places only where they have none.
 */
final class VersionDifference {

    private final PatchParameters patch = new PatchParameters();

    private VersionDifference() {}

    /** Without a single operation when both state the same. */
    static Parameters patch(Resource from, Resource to) {
        VersionDifference difference = new VersionDifference();
        difference.elements(from.fhirType(), Elements.ofRecorded(from), Elements.ofRecorded(to));
        return difference.patch.parameters();
    }

    private void elements(String path, Stream<Property> from, Stream<Property> to) {
        Map<String, Property> after =
                to.collect(Collectors.toMap(Property::getName, property -> property, (one, other) -> one));
        from.forEach(before -> {
            List<Base> was = Elements.values(before);
            List<Base> is = Optional.ofNullable(after.get(before.getName()))
                    .map(Elements::values)
                    .orElse(List.of());
            if (!Elements.same(was, is)) {
                if (Elements.repeats(before)) {
                    list(path, Elements.name(before), was, is);
                } else {
                    single(path, Elements.name(before), was, is);
                }
            }
        });
    }

    private void single(String path, String name, List<Base> was, List<Base> is) {
        String element = path + "." + name;
        if (is.isEmpty()) {
            patch.delete(element);
        } else if (was.isEmpty()) {
            patch.add(path, name, is.get(0));
        } else {
            change(element, was.get(0), is.get(0));
        }
    }

    private void change(String element, Base was, Base is) {
        boolean otherKind = !was.fhirType().equals(is.fhirType());
        if (otherKind || was instanceof PrimitiveType<?>) {
            patch.replace(element, is);
        } else {
            elements(element, Elements.of(was), Elements.of(is));
        }
    }

    private void list(String path, String name, List<Base> was, List<Base> is) {
        Optional<Map<String, Base>> before = ElementKeys.of(was);
        Optional<Map<String, Base>> after = ElementKeys.of(is);
        if (before.isPresent() && after.isPresent()) {
            keyed(path, name, before.get(), after.get());
        } else {
            placed(path, name, was, is);
        }
    }

    /** Gone, changed, then put in order: what comes is inserted at its place, what stays moved to it. */
    private void keyed(String path, String name, Map<String, Base> was, Map<String, Base> is) {
        String list = path + "." + name;
        was.keySet().stream()
                .filter(key -> !is.containsKey(key))
                .forEach(gone -> patch.delete(list + ".where(" + gone + ")"));
        was.forEach((key, before) -> Optional.ofNullable(is.get(key))
                .filter(after -> !before.equalsDeep(after))
                .ifPresent(after -> change(list + ".where(" + key + ")", before, after)));
        KeptOrder<String> order =
                new KeptOrder<>(was.keySet().stream().filter(is::containsKey).toList());
        int place = 0;
        for (Map.Entry<String, Base> wanted : is.entrySet()) {
            if (was.containsKey(wanted.getKey())) {
                int now = order.place(wanted.getKey());
                if (now > place) {
                    patch.move(list, now, place);
                }
            } else {
                put(path, name, place, order.size(), wanted.getValue());
                order.insert();
            }
            place++;
        }
    }

    /** What is the same at both ends is left alone; between them one after the other is changed. */
    private void placed(String path, String name, List<Base> was, List<Base> is) {
        String list = path + "." + name;
        int shorter = Math.min(was.size(), is.size());
        int start = 0;
        while (start < shorter && was.get(start).equalsDeep(is.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && was.get(was.size() - 1 - end).equalsDeep(is.get(is.size() - 1 - end))) {
            end++;
        }
        int both = shorter - end;
        for (int place = start; place < both; place++) {
            if (!was.get(place).equalsDeep(is.get(place))) {
                change(list + "[" + place + "]", was.get(place), is.get(place));
            }
        }
        for (int place = was.size() - end - 1; place >= both; place--) {
            patch.delete(list + "[" + place + "]");
        }
        for (int place = both; place < is.size() - end; place++) {
            put(path, name, place, place + end, is.get(place));
        }
    }

    private void put(String path, String name, int place, int size, Base value) {
        if (place == size) {
            patch.add(path, name, value);
        } else {
            patch.insert(path + "." + name, place, value);
        }
    }
}
