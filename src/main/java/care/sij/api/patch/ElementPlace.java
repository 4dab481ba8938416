package care.sij.api.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import care.sij.fhir.FhirR4;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/**
 * Where elements of one name stand below another.
 *
 * @param property as it was when it was looked up
 */
record ElementPlace(Base parent, Property property) {

    boolean isList() {
        return property.isList();
    }

    int size() {
        return property.getValues().size();
    }

    /** Whether a value of this type may stand here; what has only one type is cast to it. */
    boolean takes(Base value) {
        return !property.getName().endsWith("[x]")
                || property.getTypeCode().equals("*")
                || Arrays.stream(property.getTypeCode().split("\\|", -1))
                        .anyMatch(type -> type.replaceFirst("\\(.*", "").equals(value.fhirType()));
    }

    /** Puts it at the end, or where nothing is. */
    void add(PatchValue value) {
        value.into(this);
    }

    void insert(int index, PatchValue value) {
        value.into(this);
        List<IBase> values = values();
        values.add(index, values.remove(values.size() - 1));
        write(values);
    }

    void remove(int index) {
        if (isList()) {
            List<IBase> values = values();
            values.remove(index);
            write(values);
        } else {
            parent.removeChild(property.getName(), property.getValues().get(0));
        }
    }

    void replace(int index, PatchValue value) {
        remove(index);
        if (isList()) {
            insert(index, value);
        } else {
            value.into(this);
        }
    }

    void move(int from, int to) {
        List<IBase> values = values();
        values.add(to, values.remove(from));
        write(values);
    }

    private List<IBase> values() {
        return new ArrayList<>(definition().getAccessor().getValues(parent));
    }

    private void write(List<IBase> values) {
        BaseRuntimeChildDefinition.IMutator mutator = definition().getMutator();
        definition().getAccessor().getValues(parent).clear();
        values.forEach(value -> mutator.addValue(parent, value));
    }

    private BaseRuntimeChildDefinition definition() {
        BaseRuntimeElementCompositeDefinition<?> type =
                (BaseRuntimeElementCompositeDefinition<?>) FhirR4.context().getElementDefinition(parent.getClass());
        return type.getChildByName(property.getName());
    }
}
