package care.sij.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/** What a writer wants to get back (R4 http.html#ops). */
enum Preference {
    MINIMAL("return=minimal"),
    REPRESENTATION("return=representation"),
    OUTCOME("return=OperationOutcome");

    private final String preference;

    Preference(String preference) {
        this.preference = preference;
    }

    /** What {@code Prefer} says; empty when it says nothing of this. */
    static Optional<Preference> of(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(String::strip)
                .flatMap(said -> Stream.of(values()).filter(value -> value.preference.equalsIgnoreCase(said)))
                .findFirst();
    }
}
