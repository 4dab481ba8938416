package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.messages.LineDifference.Line;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** The lines by which two texts differ. */
class LineDifferenceTest {

    /** Taking the removed lines from the one and the added from the other leaves the same. */
    @Property(tries = 200)
    void namesAllThatDiffersAndNothingElse(
            @ForAll @Size(max = 12) List<@StringLength(min = 1, max = 1) @CharRange(from = 'a', to = 'c') String> before,
            @ForAll @Size(max = 12) List<@StringLength(min = 1, max = 1) @CharRange(from = 'a', to = 'c') String> after) {
        List<Line> difference = LineDifference.of(String.join("\n", before), String.join("\n", after));

        assertThat(without(before, difference, "-")).isEqualTo(without(after, difference, "+"));
    }

    /** The rest, as it can be in whatever order: a line is as good as another one of the same text. */
    private static List<String> without(List<String> lines, List<Line> difference, String sign) {
        List<String> rest = new ArrayList<>(lines);
        difference.stream()
                .filter(line -> line.sign().equals(sign))
                .forEach(line -> assertThat(rest.remove(line.text())).isTrue());
        return rest.stream().sorted().toList();
    }
}
