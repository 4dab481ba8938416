package care.sij.api.patch;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/** A FHIRPath Patch (R4 fhirpatch.html). */
public final class FhirPathPatch implements Patch {

    /** More operations than these are a new resource. */
    private static final int MOST_OPERATIONS = 1000;

    /** Most looks at elements, times the bytes of the resource: some seconds of work. */
    private static final long MOST_WORK = 5_000_000_000L;

    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private final List<PathOperation> operations;

    private FhirPathPatch(List<PathOperation> operations) {
        this.operations = operations;
    }

    /**
     * Reads a patch.
     *
     * @throws PatchRefused when it is no FHIRPath Patch
     */
    public static FhirPathPatch read(Parameters document) {
        List<ParametersParameterComponent> parameters = document.getParameter();
        boolean other = parameters.stream().anyMatch(parameter -> !"operation".equals(parameter.getName()));
        if (other || parameters.isEmpty() || parameters.size() > MOST_OPERATIONS) {
            throw PatchRefused.unreadable("A FHIRPath Patch is a Parameters of 1 to " + MOST_OPERATIONS
                    + " parameters named `operation` (R4 fhirpatch.html).");
        }
        List<PathOperation> operations = new ArrayList<>();
        for (int index = 0; index < parameters.size(); index++) {
            operations.add(new PathOperationReader(index, parameters.get(index)).read());
        }
        return new FhirPathPatch(List.copyOf(operations));
    }

    @Override
    public Bytes applyTo(Bytes resource) {
        long looks = operations.stream()
                .mapToLong(operation -> operation.path().looks())
                .sum();
        if (looks * resource.length() > MOST_WORK) {
            throw PatchRefused.unreadable(
                    "The patch has too many steps for a resource of this length. Send it in parts, or use PUT.");
        }
        Resource patched = JSON.read(resource);
        for (int index = 0; index < operations.size(); index++) {
            new PatchedResource(index, patched).apply(operations.get(index));
        }
        return JSON.encode(patched);
    }
}
