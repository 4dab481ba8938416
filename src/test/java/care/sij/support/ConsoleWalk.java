package care.sij.support;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that somebody comes to from the menu by following links, one of each kind. */
public final class ConsoleWalk {

    private static final Pattern MENU = Pattern.compile("(?s)<nav aria-label=\"Sections\">.*?</nav>");
    private static final Pattern LINK = Pattern.compile("href=\"(/console/[^\"#]*)");
    private static final Pattern ID = Pattern.compile("/(?=[^/]*\\d)[^/]{3,}");

    private ConsoleWalk() {}

    /** A page and what was answered for it. */
    public record Visited(String path, HttpResponse<String> answer) {

        public boolean isPage() {
            return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        }
    }

    /** What the person's menu links to. */
    public static List<String> menu(ConsoleUser user) {
        String first = user.get("/console").headers().firstValue("Location").orElseThrow();
        return MENU.matcher(user.get(first).body())
                .results()
                .flatMap(nav -> links(nav.group()))
                .toList();
    }

    /** The menu's pages, and so many more at most that they lead to. */
    public static List<Visited> from(ConsoleUser user, int more) {
        List<String> menu = menu(user);
        Deque<String> ahead = new ArrayDeque<>(menu);
        Set<String> kinds = new HashSet<>();
        menu.forEach(path -> kinds.add(kind(path)));
        List<Visited> visited = new ArrayList<>();
        while (!ahead.isEmpty() && visited.size() < menu.size() + more) {
            String path = ahead.remove();
            Visited page = new Visited(path, user.get(path));
            visited.add(page);
            if (page.isPage()) {
                links(page.answer().body())
                        .filter(link -> kinds.add(kind(link)))
                        .forEach(ahead::add);
            }
        }
        return visited;
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> !link.startsWith("/console/assets/"));
    }

    /** Pages that differ only in ids and in what is filtered for are of one kind. */
    private static String kind(String path) {
        return ID.matcher(path.replaceFirst("\\?.*", "")).replaceAll("/#");
    }
}
