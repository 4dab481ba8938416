package care.sij.console.partners;

import care.sij.console.partners.Choices.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A setting as a form asks for it.
 *
 * @param value as it was typed
 * @param fault what is wrong with it; empty text when nothing is
 */
record Field(Setting setting, String value, String fault, List<Choice> choices) {

    Field {
        choices = List.copyOf(choices);
    }

    /** Of the settings as they are said, with these choices and whatever is said beside them. */
    static List<Field> of(
            List<Setting> settings,
            Function<Setting, String> said,
            Faults faults,
            Function<Setting, List<Choice>> choices) {
        return settings.stream()
                .map(setting -> new Field(
                        setting,
                        said.apply(setting),
                        faults.at(setting),
                        Choices.including(choices.apply(setting), said.apply(setting), setting)))
                .toList();
    }

    /** Whether this choice is made. */
    public boolean has(String choice) {
        return Arrays.asList(value.split("\\R")).contains(choice);
    }

    /** Whether something is wrong with it. */
    public boolean isFaulty() {
        return !fault.isEmpty();
    }
}
