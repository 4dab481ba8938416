package care.sij.console.audit;

import care.sij.audit.EffectiveTime;
import care.sij.audit.EffectiveTime.Overlap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a resource says of whether it happened in a span. */
enum Happening {
    /** That it did, in part at least. */
    SAID,
    /** A date that is wider than the span or lies across its edge. */
    POSSIBLE,
    /** No time that can be read. */
    UNTIMED,
    /** That it was not done then, was called off or refuted, or was told by mistake. */
    DENIED,
    /** Another time. */
    ELSEWHERE;

    private static final Set<String> DENIALS =
            Set.of("not-done", "not-taken", "noshow", "cancelled", "entered-in-error");
    private static final Set<String> DOUBTS = Set.of("refuted", "entered-in-error");

    /** When it happened, as one of several types (R4 formats.html#choice). */
    private static final Pattern CHOICE = Pattern.compile("(effective|performed|occurrence|onset)[A-Z]\\w*");

    /** From the first instant up to the other; days are those of the zone. */
    static Happening of(JsonNode resource, Instant from, Instant to, ZoneId zone) {
        Optional<Overlap> overlap = hasOtherForm(resource)
                ? Optional.empty()
                : EffectiveTime.stated(resource, zone).map(time -> time.overlap(from, to));
        if (overlap.filter(Overlap.NONE::equals).isPresent()) {
            return ELSEWHERE;
        }
        if (isDenied(resource)) {
            return DENIED;
        }
        return overlap.map(one -> one == Overlap.SURE ? SAID : POSSIBLE).orElse(UNTIMED);
    }

    /** An age, a text, a Timing or a period without start; when it was recorded must not stand for it. */
    private static boolean hasOtherForm(JsonNode resource) {
        return resource.propertyNames().stream()
                .filter(name -> CHOICE.matcher(name).matches())
                .anyMatch(name -> !name.endsWith("DateTime")
                        && !name.endsWith("Instant")
                        && !resource.path(name).has("start"));
    }

    private static boolean isDenied(JsonNode resource) {
        return DENIALS.contains(resource.path("status").asString(""))
                || resource.path("verificationStatus")
                        .path("coding")
                        .valueStream()
                        .anyMatch(coding -> DOUBTS.contains(coding.path("code").asString("")));
    }
}
