package care.sij.console.partners;

import care.sij.partner.RegistrationDiff;
import java.util.ArrayList;
import java.util.List;

/** How two versions of a registration differ, in words. */
record DiffWords(List<Line> lines) {

    DiffWords {
        lines = List.copyOf(lines);
    }

    /**
     * One setting.
     *
     * @param what happened: Added, Removed or Changed
     * @param name of the setting, for people
     * @param from empty text when it was not there
     * @param to empty text when it is not there any more
     */
    record Line(String what, String name, String path, String from, String to) {}

    static DiffWords of(RegistrationDiff diff) {
        List<Line> lines = new ArrayList<>();
        diff.changed()
                .forEach((path, change) ->
                        lines.add(new Line("Changed", name(path), path, plain(change.from()), plain(change.to()))));
        diff.added().forEach((path, value) -> lines.add(new Line("Added", name(path), path, "", plain(value))));
        diff.removed().forEach((path, value) -> lines.add(new Line("Removed", name(path), path, plain(value), "")));
        return new DiffWords(lines);
    }

    private static String name(String path) {
        return Setting.at(path).map(Setting::label).orElse(path);
    }

    /** Lists are written as people write them. */
    private static String plain(String value) {
        return value.startsWith("[\"") && value.endsWith("\"]")
                ? value.substring(2, value.length() - 2).replace("\",\"", ", ")
                : value;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
