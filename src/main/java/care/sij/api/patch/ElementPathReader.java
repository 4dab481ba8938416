package care.sij.api.patch;

import care.sij.api.patch.PathCriterion.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an {@link ElementPath} from left to right, once. */
final class ElementPathReader {

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 4;

    private static final Pattern NAME = Pattern.compile("`?([A-Za-z][A-Za-z0-9]{0,63})`?");
    private static final Pattern PLACE = Pattern.compile("\\[\\s*(0|[1-9][0-9]{0,8})\\s*]");
    private static final Pattern TYPE = Pattern.compile("ofType\\(\\s*(?:FHIR\\.)?([A-Za-z][A-Za-z0-9]{0,63})\\s*\\)");
    private static final Pattern EXTENSION = Pattern.compile("extension\\(\\s*'([^'\\\\]{1,500})'\\s*\\)");
    private static final Pattern ONE = Pattern.compile("(first|single|last)\\(\\s*\\)");
    private static final Pattern WHERE = Pattern.compile("where\\(\\s*");
    private static final Pattern ASKED = Pattern.compile("\\.?(exists|empty)\\(\\s*\\)");
    private static final Pattern COMPARED = Pattern.compile("\\s*(!?=)\\s*");
    private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|\\\\['\\\\/\"`])*+)'");
    private static final Pattern OTHER = Pattern.compile("@?([A-Za-z0-9+:.\\-]{1,64})");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final Pattern OR = Pattern.compile("\\s+or\\s+");
    private static final Pattern END = Pattern.compile("\\s*\\)");
    private static final Pattern DOT = Pattern.compile("\\.");

    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("no path", null, false, false);
        }
    }

    private final String text;
    private final Matcher matcher;
    private int at;

    ElementPathReader(String text) {
        this.text = text.strip();
        this.matcher = DOT.matcher(this.text);
    }

    Optional<ElementPath> read() {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ElementPath path = path(0);
            return at == text.length() ? Optional.of(path) : Optional.empty();
        } catch (Unreadable noPath) {
            return Optional.empty();
        }
    }

    private ElementPath path(int depth) throws Unreadable {
        List<PathStep> steps = new ArrayList<>();
        do {
            step(steps, depth);
            while (next(PLACE)) {
                steps.add(new PathStep.Index(Integer.parseInt(matcher.group(1))));
            }
        } while (!ahead(ASKED) && next(DOT));
        return new ElementPath(steps);
    }

    private void step(List<PathStep> steps, int depth) throws Unreadable {
        if (next(TYPE)) {
            steps.add(new PathStep.OfType(matcher.group(1)));
        } else if (next(EXTENSION)) {
            steps.add(new PathStep.Child("extension"));
            ElementPath url = new ElementPath(List.of(new PathStep.Child("url")));
            steps.add(new PathStep.Where(List.of(List.of(new PathCriterion(url, Ask.EQUALS, matcher.group(1))))));
        } else if (next(ONE)) {
            steps.add(matcher.group(1).equals("last") ? new PathStep.Last() : new PathStep.Index(0));
        } else if (next(WHERE)) {
            steps.add(where(depth + 1));
        } else if (next(NAME)) {
            steps.add(new PathStep.Child(matcher.group(1)));
        } else {
            throw new Unreadable();
        }
    }

    private PathStep where(int depth) throws Unreadable {
        if (depth > DEEPEST) {
            throw new Unreadable();
        }
        List<List<PathCriterion>> alternatives = new ArrayList<>();
        do {
            List<PathCriterion> all = new ArrayList<>();
            do {
                all.add(criterion(depth));
            } while (next(AND));
            alternatives.add(all);
        } while (next(OR));
        require(END);
        return new PathStep.Where(alternatives);
    }

    private PathCriterion criterion(int depth) throws Unreadable {
        ElementPath path = path(depth);
        if (next(ASKED)) {
            return new PathCriterion(path, matcher.group(1).equals("exists") ? Ask.EXISTS : Ask.EMPTY, "");
        }
        require(COMPARED);
        Ask ask = matcher.group(1).equals("=") ? Ask.EQUALS : Ask.DIFFERS;
        if (next(TEXT)) {
            return new PathCriterion(path, ask, matcher.group(1).replaceAll("\\\\(.)", "$1"));
        }
        require(OTHER);
        return new PathCriterion(path, ask, matcher.group(1));
    }

    private void require(Pattern pattern) throws Unreadable {
        if (!next(pattern)) {
            throw new Unreadable();
        }
    }

    private boolean next(Pattern pattern) {
        boolean found = ahead(pattern);
        if (found) {
            at = matcher.end();
        }
        return found;
    }

    private boolean ahead(Pattern pattern) {
        return matcher.usePattern(pattern).region(at, text.length()).lookingAt();
    }
}
