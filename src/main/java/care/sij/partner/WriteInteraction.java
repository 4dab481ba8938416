package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.Optional;

/** How a resource may be written at an EHR (http.html, RESTful API of R4). */
public enum WriteInteraction implements Coded {
    CREATE("create"),
    UPDATE("update");

    private final String code;

    WriteInteraction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Optional<WriteInteraction> of(String code) {
        return Coded.find(values(), code);
    }
}
