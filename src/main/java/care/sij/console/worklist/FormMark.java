package care.sij.console.worklist;

import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.record.ResourceKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a form of an answer was made from.
 *
 * @param referral version of the Task
 * @param visit the appointment that stood, in its version
 */
record FormMark(long referral, Optional<Visit> visit) {

    private static final Pattern VISIT = Pattern.compile("(" + Ids.ID + ")/(" + Ids.NUMBER + ")");

    /** An Appointment in a version. */
    record Visit(String id, long version) {

        ResourceKey key() {
            return new ResourceKey("Appointment", id);
        }
    }

    static FormMark of(AskedReferral referral, Optional<BookedVisit> visit) {
        return new FormMark(
                referral.version(), visit.map(one -> new Visit(one.key().id(), one.version())));
    }

    /**
     * The mark of the form whose fields these are.
     *
     * @throws IllegalFilter when they are of none of our forms
     */
    static FormMark of(Map<String, String> fields) {
        String referral = fields.getOrDefault("version", "");
        if (!Ids.isNumber(referral)) {
            throw notOfOurs("version");
        }
        return new FormMark(Long.parseLong(referral), visit(fields.getOrDefault("visit", "")));
    }

    private static Optional<Visit> visit(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = VISIT.matcher(text);
        if (!parts.matches()) {
            throw notOfOurs("visit");
        }
        return Optional.of(new Visit(parts.group(1), Long.parseLong(parts.group(2))));
    }

    private static IllegalFilter notOfOurs(String field) {
        return new IllegalFilter("`" + field + "` is missing or none: open the referral's page and use its forms.");
    }

    /** The appointment as the form holds it; empty text for none. */
    public String visitText() {
        return visit.map(one -> one.id() + "/" + one.version()).orElse("");
    }
}
