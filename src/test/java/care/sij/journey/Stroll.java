package care.sij.journey;

import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One request of a walk. */
record Stroll(String method, String path, Map<String, String> headers, String body, Finds finds) {

    /** What an answer may hold. */
    enum Finds {
        /** Nothing but the walker's own, as everywhere. */
        OWN,
        /** Nothing at all when it is about another's patient: nothing else is asked for. */
        THE_ONE,
        /** A total: of this type as many as the walker's patient has. */
        AS_MANY_AS_OWN
    }

    /** Texts of a message's own ids, which no other message may have. */
    static final String MESSAGE_IDS = "5a5a5a5a-";

    private static final int READS = 3;

    /** The next one: the walker asks about somebody's patient, its own or another's. */
    static Stroll at(Random random, Walker walker, Walker about) {
        String resource = one(random, about.resources());
        if (random.nextInt(READS + 1) < READS) {
            return new Asking(random, about, resource).next();
        }
        return new Meddling(random, walker, about, resource).next();
    }

    static Stroll get(String path, Finds finds) {
        return new Stroll("GET", path, Map.of(), "", finds);
    }

    static Stroll post(String path, String body) {
        return new Stroll("POST", path, Map.of(), body, Finds.OWN);
    }

    Stroll with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Stroll(method, path, more, body, finds);
    }

    static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    Got walked(Walker walker) {
        RestCall call = path.startsWith("/admin")
                ? RestCall.beside(walker.partner(), path)
                : RestCall.to(walker.partner(), path);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return call.call(method, body);
    }

    /** Whether the text was in the question, of which an answer may speak. */
    boolean holds(String text) {
        return path.contains(text) || body.contains(text) || headers.toString().contains(text);
    }

    /** The same about a patient that nobody has. */
    Stroll aboutNobody(Walker instead) {
        UnaryOperator<String> renamed = text -> nobody(instead, text);
        Map<String, String> renamedHeaders = new TreeMap<>(headers);
        renamedHeaders.replaceAll((header, value) -> renamed.apply(value));
        return new Stroll(method, renamed.apply(path), renamedHeaders, renamed.apply(body), finds);
    }

    private static String nobody(Walker instead, String text) {
        String renamed = text.replace(MESSAGE_IDS, MESSAGE_IDS.replace('a', 'b'))
                .replace("walk-" + instead.letter(), "walk-n")
                .replace(instead.letter().repeat(8), "nnnnnnnn");
        for (List<String> ids : instead.ids().values()) {
            for (String id : ids) {
                renamed = renamed.replace(id, "00000000" + id.substring(8));
            }
        }
        return renamed;
    }

    /** What an answer says, without what is another each time and without whom it is about. */
    static String said(Got got, Walker about) {
        return (got.status() + " " + got.response().headers().map().keySet() + " " + got.text())
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)", "<instant>")
                .replaceAll("[0-9A-Za-z+/]{60,}=*", "<checkpoint>")
                .replace("walk-n", "walk-" + about.letter())
                .replace("nnnnnnnn", about.letter().repeat(8));
    }
}
