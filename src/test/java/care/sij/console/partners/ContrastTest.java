package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Of two long values a page shows what differs, wherever that lies. */
class ContrastTest {

    private static final String KEY = "{\"kty\":\"EC\",\"kid\":\"%s\",\"x\":\"" + "A".repeat(300) + "\"}";

    @Test
    void showsAKeyThatIsAddedToASet() {
        Contrast contrast = Contrast.of(keys("one", "two"), keys("one", "two", "three"));

        assertThat(contrast.to()).contains("\"three\"").doesNotContain("\"one\"", "\"two\"");
        assertThat(contrast.from()).doesNotContain("\"one\"");
    }

    private static String keys(String... names) {
        return "{\"keys\":[" + List.of(names).stream().map(KEY::formatted).collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void showsTheItemsOfAListThatAreGoneAndCame() {
        String many = IntStream.range(0, 60)
                .mapToObj(n -> "\"system/Type" + n + ".rs\"")
                .collect(Collectors.joining(","));

        assertThat(Contrast.of("[" + many + ",\"gone\",\"kept\"]", "[\"came\"," + many + ",\"kept\"]"))
                .isEqualTo(new Contrast("gone", "came"));
    }

    @Test
    void showsShortValuesAsTheyAre() {
        assertThat(Contrast.of("[\"a\",\"b\"]", "x")).isEqualTo(new Contrast("a, b", "x"));
        assertThat(Contrast.of("", "x")).isEqualTo(new Contrast("", "x"));
    }

    @Test
    void tellsLayoutThatDiffersToo() {
        String keys = keys("one", "two");

        Contrast contrast = Contrast.of(keys, keys.replace(":", ": "));
        assertThat(contrast.from()).isNotEqualTo(contrast.to());
    }

    @Property(tries = 300)
    void neverShowsTwoThatDifferAsTheSame(
            @ForAll @IntRange(max = 6_000) int place, @ForAll @IntRange(max = 3_000) int after, @ForAll boolean one) {
        String from = "a".repeat(place) + "b" + "a".repeat(after);
        String to = "a".repeat(place) + (one ? "c" : "") + "a".repeat(after);

        Contrast contrast = Contrast.of(from, to);
        assertThat(contrast.from()).isNotEqualTo(contrast.to()).contains("b").hasSizeLessThan(1_300);
        assertThat(contrast.to()).hasSizeLessThan(1_300);
    }
}
