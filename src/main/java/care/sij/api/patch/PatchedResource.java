package care.sij.api.patch;

import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Resource;

/** A resource to which one operation of a FHIRPath Patch is done. */
final class PatchedResource {

    private final int index;
    private final Element root;

    PatchedResource(int index, Resource resource) {
        this.index = index;
        this.root = Element.root(resource);
    }

    void apply(PathOperation operation) {
        try {
            if (operation instanceof PathOperation.Add add) {
                add(add);
            } else if (operation instanceof PathOperation.Insert insert) {
                ElementPlace list = list(insert.path());
                requirePlace(insert.index(), list.size() + 1);
                list.insert(insert.index(), insert.value());
            } else if (operation instanceof PathOperation.Delete delete) {
                delete(delete.path());
            } else if (operation instanceof PathOperation.Replace replace) {
                Element old = one(replace.path());
                place(old).replace(old.index(), replace.value());
            } else if (operation instanceof PathOperation.Move move) {
                ElementPlace list = list(move.path());
                requirePlace(move.source(), list.size());
                requirePlace(move.destination(), list.size());
                list.move(move.source(), move.destination());
            }
        } catch (FHIRException | ClassCastException | IllegalArgumentException wrongType) {
            throw refused("its value is not of the type that belongs there.");
        }
    }

    private void add(PathOperation.Add add) {
        ElementPlace place = one(add.path())
                .below(add.name())
                .orElseThrow(() -> refused("the element at its `path` has nothing of its `name`."));
        if (!place.isList() && place.size() > 0) {
            throw refused("the element is there already and does not repeat. Use `replace`.");
        }
        place.add(add.value());
    }

    private void delete(ElementPath path) {
        List<Element> found = path.from(root);
        if (found.size() > 1) {
            throw refused("its `path` leads to several elements. Point to one.");
        }
        found.forEach(element -> place(element).remove(element.index()));
    }

    private Element one(ElementPath path) {
        List<Element> found = path.from(root);
        if (found.size() != 1) {
            throw refused("its `path` leads to " + (found.isEmpty() ? "nothing." : "several elements. Point to one."));
        }
        return found.get(0);
    }

    private ElementPlace place(Element element) {
        return element.place().orElseThrow(() -> refused("its `path` is the resource itself. Point to an element."));
    }

    private ElementPlace list(ElementPath path) {
        return path.name()
                .flatMap(name -> path.before().flatMap(before -> one(before).below(name)))
                .filter(ElementPlace::isList)
                .orElseThrow(() -> refused("its `path` does not end in the name of an element that repeats."));
    }

    private void requirePlace(int place, int places) {
        if (place < 0 || place >= places) {
            throw refused("the list has no such place; places count from 0.");
        }
    }

    private PatchRefused refused(String problem) {
        return PatchRefused.at(index, problem);
    }
}
