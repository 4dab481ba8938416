package care.sij.api.patch;

/** One operation of a FHIRPath Patch (R4 fhirpatch.html). */
sealed interface PathOperation {

    ElementPath path();

    record Add(ElementPath path, String name, PatchValue value) implements PathOperation {}

    record Insert(ElementPath path, int index, PatchValue value) implements PathOperation {}

    record Delete(ElementPath path) implements PathOperation {}

    record Replace(ElementPath path, PatchValue value) implements PathOperation {}

    record Move(ElementPath path, int source, int destination) implements PathOperation {}
}
