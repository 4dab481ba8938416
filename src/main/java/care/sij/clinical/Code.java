package care.sij.clinical;

/** A code of a code system; displays are never compared and therefore not kept. */
public record Code(String system, String code) {

    /** Checks that neither part is blank. */
    public Code {
        if (system.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("a code has a system and a code");
        }
    }
}
