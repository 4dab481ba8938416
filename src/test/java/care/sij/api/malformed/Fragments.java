package care.sij.api.malformed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces that have broken services before, and the dice. */
final class Fragments {

    static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "x'; DROP TABLE resource_version; --",
            "x') union select body from resource_body --",
            "'||(select pg_sleep(9))||'",
            "$$;select pg_sleep(9);$$",
            "\\'; truncate commit; --",
            "x%' ESCAPE '",
            "_%_%_%",
            "name.repeat(children())",
            "iif(true, resolve(), %resource.descendants())",
            "Patient.where(true).trace('x')",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}#{7*7}",
            "<script>alert(1)</script>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
            "../../../etc/passwd",
            "x\\",
            "x\\,",
            "x\\q",
            "x\u0000y",
            "x\r\nX-Injected: 1",
            "x\u001b[31m",
            "x\u202ey",
            "\ud83e\uddb4".repeat(40),
            "(((((((((((((((((((((((((((((((((((a+)+)+)+)+)+",
            "x".repeat(3000),
            "nonsense");

    static final List<String> SEPARATORS = List.of(
            "",
            "|",
            "||",
            "|||",
            ",",
            ",,,",
            "$",
            "$$",
            "\\|",
            "\\$",
            "\\",
            " ",
            "%",
            ":",
            "a|",
            "|a",
            "a||b",
            "a|b|c|d",
            "a$b$c",
            "$a",
            "/",
            "Patient/",
            "/1",
            "#",
            "urn:uuid:",
            "http://",
            "_",
            "*",
            "null",
            "true",
            "-");

    static final List<String> NO_DATES = List.of(
            "2020-13-01",
            "2020-02-30",
            "20200101",
            "2020-1-1",
            "10000-01-01",
            "2020-01-01T25:00:00Z",
            "2020-01-01T00:00:00+99:99",
            "zz2020",
            "eq",
            "eqeq2020",
            "2020-01-01T00",
            "now",
            "--01-01");

    static final List<String> NO_NUMBERS =
            List.of("NaN", "Infinity", "0x10", "1,5.5.5", "--1", "1e", "e5", "eq", "zz5", "five", "1 000");

    static final List<String> VAST_NUMBERS = List.of(
            "1e999999999", "1e-999999999", "-1e2147483647", "9".repeat(2000), "0." + "0".repeat(2000) + "1", "1e400");

    private final Random random;

    Fragments(Random random) {
        this.random = random;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T either(Supplier<T>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String hostile() {
        return any(HOSTILE);
    }

    String times(int most, Supplier<String> piece, String between) {
        return Stream.generate(piece).limit(1 + random.nextInt(most)).collect(Collectors.joining(between));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
