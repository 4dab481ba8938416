package care.sij.api.validation;

import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be done with the resource that is validated (R4 valueset-resource-validation-mode.html). */
enum ValidationMode {
    CREATE("create"),
    UPDATE("update"),
    DELETE("delete"),
    PROFILE("profile");

    private final String code;

    ValidationMode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** @throws RequestRefused when it is no mode of R4 */
    static Optional<ValidationMode> of(Optional<String> code) {
        return code.map(given -> Stream.of(values())
                .filter(mode -> mode.code.equals(given))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "The parameter `mode` is create, update, delete or profile. Leave it out to check the content"
                                + " alone.")));
    }
}
