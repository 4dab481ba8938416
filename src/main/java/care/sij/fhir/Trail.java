package care.sij.fhir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Where a scan stands, written as a FHIRPath. */
final class Trail {

    private final Deque<String> steps = new ArrayDeque<>();

    void enter(String step) {
        steps.addLast(step);
    }

    void leave() {
        steps.removeLast();
    }

    @Override
    public String toString() {
        return steps.isEmpty()
                ? "$"
                : steps.stream()
                        .map(step -> step.startsWith("[") ? step : "." + step)
                        .collect(Collectors.joining())
                        .substring(1);
    }
}
