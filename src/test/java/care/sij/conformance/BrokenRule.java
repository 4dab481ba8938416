package care.sij.conformance;

import ca.uhn.fhir.validation.SingleValidationMessage;

/**
 * The rule that a counterexample breaks, as its file name {@code <profile>--<rule>} tells it.
 *
 * <p>A rule is {@code no-<element>} where the element or slice must be there, {@code two-<element>} where it may be
 * there once, {@code unlisted-<words>} where its code must be one of the value set {@code sij-<words>-vs},
 * {@code other-unit} where the unit is pinned, and otherwise the words of an invariant {@code sij-inv-<words>}.
 *
 * @param profile canonical of the profile
 * @param words the rule
 */
record BrokenRule(String profile, String words) {

    static BrokenRule of(String fileName) {
        String[] parts = fileName.split("--", 2);
        return new BrokenRule(PublishedProfiles.CANONICAL + "StructureDefinition/" + parts[0], parts[1]);
    }

    boolean isBrokenBy(SingleValidationMessage message) {
        String text = message.getMessage();
        if (words.startsWith("no-")) {
            return lacks(text, words.substring("no-".length()));
        }
        if (words.startsWith("two-")) {
            return text.contains(":" + words.substring("two-".length()) + ": max allowed = 1");
        }
        if (words.startsWith("unlisted-")) {
            return isOutside(text, words.substring("unlisted-".length()));
        }
        if (words.equals("other-unit")) {
            return text.contains("but is fixed to")
                    && message.getLocationString().endsWith("ofType(Quantity).code");
        }
        return text.contains("Constraint failed: sij-inv-" + words + ":");
    }

    private static boolean isOutside(String text, String name) {
        return text.contains("is required from this value set") && text.contains("/sij-" + name + "-vs|")
                || text.contains("Unknown code '" + PublishedProfiles.CANONICAL + "CodeSystem/sij-" + name + "#");
    }

    private static boolean lacks(String text, String element) {
        return text.contains("a matching slice is required") && text.contains(":" + element + "'")
                || text.contains("minimum required")
                        && (text.contains("." + element + ":")
                                || text.contains("." + element + "[x]:")
                                || text.contains(".extension:"));
    }
}
