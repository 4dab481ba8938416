package care.sij.console.partners;

import care.sij.partner.RegisteredVersion.State;
import care.sij.partner.RegistrationDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    record Line(String what, String name, String path, String from, String to) {

        /** Something that has another value, of which long ones are shown where they differ. */
        static Line changed(String name, String path, String from, String to) {
            Contrast contrast = Contrast.of(from, to);
            return new Line("Changed", name, path, contrast.from(), contrast.to());
        }
    }

    static DiffWords of(RegistrationDiff diff) {
        List<Line> lines = new ArrayList<>();
        diff.changed().forEach((path, change) -> lines.add(Line.changed(name(path), path, change.from(), change.to())));
        diff.added()
                .forEach((path, value) -> lines.add(new Line(
                        "Added", name(path), path, "", Contrast.of("", value).to())));
        diff.removed()
                .forEach((path, value) -> lines.add(new Line(
                        "Removed", name(path), path, Contrast.of(value, "").from(), "")));
        return new DiffWords(lines);
    }

    private static String name(String path) {
        return Setting.at(path).map(Setting::label).orElse(path);
    }

    /** The same, and that the partner was withdrawn or brought back, where it was. */
    DiffWords and(State from, State to) {
        Stream<Line> state =
                from == to ? Stream.of() : Stream.of(Line.changed("State", "state", from.code(), to.code()));
        return new DiffWords(Stream.concat(state, lines.stream()).toList());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
