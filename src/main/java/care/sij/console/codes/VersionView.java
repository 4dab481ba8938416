package care.sij.console.codes;

import care.sij.clinical.Code;
import care.sij.console.frame.Tellers;
import care.sij.console.frame.Words;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMaps.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A version of a code map and what it changed against the one before.
 *
 * @param comment why; empty when somebody of another partner said it
 */
record VersionView(int number, String at, String by, String comment, int codes, List<Change> changes, String more) {

    private static final int MOST = 50;
    private static final Comparator<Code> ORDER =
            Comparator.comparing(Code::system).thenComparing(Code::code);

    /** What changed of a code. */
    record Change(String what, String code, String before, String after) {}

    static VersionView of(Told told, CodeMap before, CodeMap after, Tellers tellers, Words words) {
        String by = tellers.told(told.by());
        List<Change> changes = changes(before, after);
        return new VersionView(
                told.version(),
                words.dateTime(told.at()),
                by,
                by.equals(told.by()) ? told.comment() : "",
                after.judged().size(),
                changes.stream().limit(MOST).toList(),
                changes.size() > MOST ? (changes.size() - MOST) + " more changes are not listed." : "");
    }

    static List<Change> changes(CodeMap before, CodeMap after) {
        Set<Code> all = new TreeSet<>(ORDER);
        all.addAll(before.judged());
        all.addAll(after.judged());
        return all.stream()
                .filter(code -> !meaning(before, code).equals(meaning(after, code)))
                .map(code -> new Change(
                        what(before, after, code),
                        code.code() + " of " + code.system(),
                        meaning(before, code),
                        meaning(after, code)))
                .toList();
    }

    private static String what(CodeMap before, CodeMap after, Code code) {
        if (!before.judged().contains(code)) {
            return "added";
        }
        return after.judged().contains(code) ? "changed" : "removed";
    }

    private static String meaning(CodeMap map, Code code) {
        if (!map.judged().contains(code)) {
            return "not mapped";
        }
        return map.of(code).isEmpty()
                ? "nothing fits"
                : map.of(code).stream()
                        .map(target -> target.code().code() + (target.width() == CodeMap.Width.WIDER ? " (wider)" : ""))
                        .collect(Collectors.joining(", "));
    }
}
