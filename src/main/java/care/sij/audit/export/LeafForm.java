package care.sij.audit.export;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms of leaves with the names and kinds of what they bind, in order (docs/api/ledger.md, docs/api/audit.md). */
enum LeafForm {
    VERSION(
            "sij-version-1",
            "form:text type:text id:text version:number patients:texts origin:text owner:text interaction:text"
                    + " commit:number instant:number kind:text agent:text activity:text source:text requestId:text"
                    + " contentHash:hash bodyHash:hash"),
    AUDIT(
            "sij-audit-1",
            "form:text number:number instant:number kind:text detail:text action:text outcome:number http:number"
                    + " agent:text token:text address:text requestId:text resources:texts patients:texts query:text"
                    + " commit:number"),
    ERASURE(
            "sij-erasure-1",
            "form:text type:text id:text version:number reason:text by:text instant:number bodyHash:hash");

    /** Empty: of a deletion's content. */
    private static final Pattern HASH = Pattern.compile("([0-9a-f]{64})?");

    private final String code;
    private final String namesAndKinds;

    LeafForm(String code, String namesAndKinds) {
        this.code = code;
        this.namesAndKinds = namesAndKinds;
    }

    String code() {
        return code;
    }

    /** The form of which these fields are, each by its name and of its kind; none when they are of none. */
    static Optional<LeafForm> of(Map<String, Object> fields) {
        String found = fields.entrySet().stream()
                .map(field -> field.getKey() + ":" + kind(field.getValue()))
                .collect(joining(" "));
        return Stream.of(values())
                .filter(form -> form.code.equals(fields.get("form")) && form.namesAndKinds.equals(found))
                .findFirst();
    }

    private static String kind(@Nullable Object value) {
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Integer || value instanceof Long) {
            return "number";
        }
        if (value instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance)) {
            return "texts";
        }
        boolean isHash = value instanceof Map<?, ?> hash
                && hash.size() == 1
                && hash.get(LeafFields.HASH) instanceof String digits
                && HASH.matcher(digits).matches();
        return isHash ? "hash" : "unknown";
    }
}
