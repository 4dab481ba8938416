package care.sij.leaks;

import care.sij.leaks.Told.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what may be told of nobody: whole words, in whatever case, also percent-encoded; numbers and family names
 * of the kind that all synthetic patients have, whether on record or not; tokens and what else opens a door.
 */
final class LeakSearch {

    private static final Map<Pattern, Kind> SHAPES = Map.of(
            Pattern.compile("(?i)SYN-[0-9A-Z][0-9A-Z-]*"), Kind.IDENTIFIER,
            Pattern.compile("(?i)Synthetica[A-Z-]*"), Kind.NAME,
            Pattern.compile("eyJ[0-9A-Za-z_-]{8,}"), Kind.TOKEN,
            Pattern.compile("(?i)\\b(authorization|set-cookie|cookie)\"?\\s*[:=]\\s*\\S+"), Kind.TOKEN,
            Pattern.compile(
                            "(?i)\\b(client_assertion|access_token|id_token|code_verifier|password)\"?\\s*[:=]\\s*\\S+"),
                    Kind.TOKEN);

    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{N}]+");

    /** By the first piece of each, in lower case. */
    private final Map<String, Set<Told>> words = new HashMap<>();

    LeakSearch(Stream<Told> words) {
        words.forEach(word -> {
            Matcher first = PIECE.matcher(word.text());
            if (first.find()) {
                Told trimmed = new Told(word.kind(), word.text().substring(first.start()));
                this.words
                        .computeIfAbsent(lower(first.group()), piece -> new LinkedHashSet<>())
                        .add(trimmed);
            }
        });
    }

    List<Leak> in(String file, List<String> lines) {
        List<Leak> leaks = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            for (Told told : told(line)) {
                leaks.add(new Leak(file, number, told, line));
            }
        }
        return leaks;
    }

    private Collection<Told> told(String line) {
        Set<Told> found = new LinkedHashSet<>(toldPlainly(line));
        if (line.contains("%")) {
            found.addAll(toldPlainly(decoded(line)));
        }
        return found;
    }

    private Collection<Told> toldPlainly(String line) {
        Set<Told> found = new LinkedHashSet<>();
        SHAPES.forEach((shape, kind) ->
                shape.matcher(line).results().forEach(match -> found.add(new Told(kind, match.group()))));
        Matcher pieces = PIECE.matcher(line);
        while (pieces.find()) {
            int start = pieces.start();
            words.getOrDefault(lower(pieces.group()), Set.of()).stream()
                    .filter(word -> standsAt(line, start, word.text()))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean standsAt(String line, int start, String word) {
        int end = start + word.length();
        boolean whole = end >= line.length()
                || !Character.isLetterOrDigit(word.charAt(word.length() - 1))
                || !Character.isLetterOrDigit(line.charAt(end));
        return whole && line.regionMatches(true, start, word, 0, word.length());
    }

    /** Byte by byte: what is no encoding stays as it is. */
    private static String decoded(String line) {
        return Pattern.compile("(?:%[0-9A-Fa-f]{2})+")
                .matcher(line)
                .replaceAll(
                        match -> Matcher.quoteReplacement(URLDecoder.decode(match.group(), StandardCharsets.UTF_8)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
