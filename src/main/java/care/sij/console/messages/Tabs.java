package care.sij.console.messages;

import care.sij.console.frame.IllegalFilter;
import care.sij.exchange.MessageContents.Form;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import java.util.List;

/** The forms in which a message can be looked at, as links. */
final class Tabs {

    /**
     * One of them.
     *
     * @param chosen {@code page} when it is looked at, as {@code aria-current} has it; else empty
     */
    record Tab(String title, String path, String chosen) {}

    private Tabs() {}

    /** The form of this name, or the one that is shown first. */
    static Form chosen(Way way, String code) {
        List<Form> forms = forms(way);
        if (code.isEmpty()) {
            return forms.get(0);
        }
        return forms.stream()
                .filter(form -> Filter.code(form).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("The field `tab` takes one of the message's forms."));
    }

    static List<Tab> of(MessageKey key, long sight, Form chosen) {
        return forms(key.way()).stream()
                .map(form -> new Tab(
                        title(form),
                        Paths.of(key) + "?sight=" + sight + "&tab=" + Filter.code(form),
                        form == chosen ? "page" : ""))
                .toList();
    }

    private static List<Form> forms(Way way) {
        return switch (way) {
            case IN -> List.of(Form.RAW, Form.PARSED, Form.ANSWER);
            case OUT -> List.of(Form.SENT, Form.PARSED, Form.ANSWER);
        };
    }

    private static String title(Form form) {
        return switch (form) {
            case RAW -> "Raw";
            case PARSED -> "Parsed";
            case SENT -> "Sent";
            case ANSWER -> "Answer";
        };
    }
}
