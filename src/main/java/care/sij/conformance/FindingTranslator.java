package care.sij.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Says in our words what HAPI's validator found: its texts quote values of the message, so only what comes from
 * definitions (names of elements and slices, the sentence of an invariant) is taken from them.
 */
final class FindingTranslator {

    private static final Pattern INVARIANT =
            Pattern.compile("Constraint failed: ([A-Za-z0-9-]+): '(.*?)'(?: \\(defined in .*)?", Pattern.DOTALL);
    private static final Pattern TOO_FEW = Pattern.compile(
            "([A-Z][A-Za-z0-9.:\\[\\]-]+): minimum required = (\\d+), but only found .*", Pattern.DOTALL);
    private static final Pattern TOO_MANY =
            Pattern.compile("([A-Z][A-Za-z0-9.:\\[\\]-]+): max allowed = (\\d+), but found .*", Pattern.DOTALL);
    private static final Pattern SLICE = Pattern.compile("Slice '([A-Za-z0-9.:\\[\\]-]+)'.*", Pattern.DOTALL);
    private static final Pattern RESOURCE_COMMENT = Pattern.compile("/\\*([A-Za-z]+)/[^*]*\\*/");
    private static final String OURS = "sij-inv-";

    /** By the start of HAPI's message ids, the most telling first. */
    private static final Map<String, String> BY_ID = Map.of(
            "Terminology",
            "The code is not in the value set that is required here. Use a code of the value set that the profile names.",
            "Fixed_Type",
            "The value differs from the one that the profile pins. Use the pinned value.",
            "Extension",
            "The extension is not allowed at this place or not built as its definition says. Correct or remove it.",
            "Reference",
            "The reference does not lead to what is allowed here. Refer to a resource of an allowed type.",
            "Bundle",
            "The bundle is not built as FHIR messaging asks. Give each entry a fullUrl of its own that fits its resource.",
            "Type_Specific",
            "The value does not have the form of its data type. Correct it, or leave the element out.");

    private FindingTranslator() {}

    /** Whether a sender is told of it. */
    static boolean tells(ValidationMessage message) {
        return message.getLevel().isError() || message.getMessage().startsWith("Constraint failed: " + OURS);
    }

    /** Whether a sender is told when that rule is broken. */
    static boolean tells(ElementDefinitionConstraintComponent rule) {
        return rule.getSeverity() != ConstraintSeverity.WARNING || rule.getKey().startsWith(OURS);
    }

    /** Errors, and warnings of our own invariants; what else HAPI warns of would not help a sender. */
    static Stream<Finding> findings(ValidationMessage message) {
        if (!tells(message)) {
            return Stream.of();
        }
        String text = message.getMessage();
        boolean error = message.getLevel().isError();
        Finding.Severity severity = error ? Finding.Severity.ERROR : Finding.Severity.WARNING;
        Matcher invariant = INVARIANT.matcher(text);
        String rule = invariant.matches() ? invariant.group(1) : ruleOf(message);
        String sentence = invariant.matches() ? sentence(invariant) : sentence(text, rule);
        return Stream.of(new Finding(severity, rule, location(message), sentence));
    }

    private static String ruleOf(ValidationMessage message) {
        return Optional.ofNullable(message.getMessageId())
                .filter(id -> id.matches("[A-Za-z0-9_]+"))
                .orElse("profile");
    }

    /** Our invariants say what to do; those of FHIR only what holds. */
    private static String sentence(Matcher invariant) {
        return invariant.group(1).startsWith(OURS)
                ? invariant.group(2)
                : "FHIR R4 asks here: " + invariant.group(2) + ". Correct the element so that this holds.";
    }

    private static String sentence(String text, String rule) {
        Matcher tooFew = TOO_FEW.matcher(text);
        if (tooFew.matches()) {
            return "The element " + tooFew.group(1) + " must be there at least " + tooFew.group(2) + " times. Add it.";
        }
        Matcher tooMany = TOO_MANY.matcher(text);
        if (tooMany.matches()) {
            return "The element " + tooMany.group(1) + " may be there at most " + tooMany.group(2)
                    + " times. Remove the others.";
        }
        Matcher slice = SLICE.matcher(text);
        if (slice.matches()) {
            return "The part " + slice.group(1) + " that the profile asks for is missing. Add it.";
        }
        String id = rule.toLowerCase(Locale.ROOT);
        return BY_ID.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(
                        "The element breaks a rule of FHIR R4 or of its profile. Compare it with the profile and correct"
                                + " it.");
    }

    /** HAPI notes type and id of a resource in its path; the type makes the path clearer, the id is the sender's. */
    private static String location(ValidationMessage message) {
        return Optional.ofNullable(message.getLocation())
                .map(path -> RESOURCE_COMMENT.matcher(path).replaceAll(".ofType($1)"))
                .orElse("Bundle");
    }
}
