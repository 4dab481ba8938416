package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.frame.LineDifference.Kind;
import care.sij.console.frame.LineDifference.Line;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDifferenceTest {

    @ParameterizedTest
    @CsvSource({
        "abc,abc,=a=b=c",
        "abc,axc,=a-b+x=c",
        "abc,ac,=a-b=c",
        "ac,abc,=a+b=c",
        "'',ab,+a+b",
        "ab,'',-a-b",
        "abcab,cab,-a-b=c=a=b"
    })
    void keepsWhatBothHave(String before, String after, String expected) {
        assertThat(LineDifference.between(lines(before), lines(after)).stream()
                        .map(line -> (line.kind() == Kind.SAME ? "=" : line.sign()) + line.text())
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ab,ac,'  a~|- b~|+ c~'",
        "abcdefg,abcdefg,'  a~  b~  c~  d~  e~  f~  g~'",
        "abcdefgh,abcdefgh,'  a~  b~  c~  … 2 lines that are the same~  f~  g~  h~'"
    })
    void leavesOutTheMiddleOfWhatIsTheSame(String before, String after, String expected) {
        assertThat(LineDifference.blocks(LineDifference.between(lines(before), lines(after))).stream()
                        .map(block -> block.text().replace('\n', '~'))
                        .collect(Collectors.joining("|")))
                .isEqualTo(expected);
    }

    @Property(tries = 200)
    void tellsBothTextsWhole(
            @ForAll @Size(max = 30) List<Boolean> before, @ForAll @Size(max = 30) List<Boolean> after) {
        List<String> was = before.stream().map(String::valueOf).toList();
        List<String> is = after.stream().map(String::valueOf).toList();

        List<Line> lines = LineDifference.between(was, is);

        assertThat(without(lines, Kind.COME)).isEqualTo(was);
        assertThat(without(lines, Kind.GONE)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"'a~b~c', 'a  ~x~c', 9, '-b+x'", "'a~b', 'a~b', 9, ''", "'a~b~c', 'd', 2, '-a-b'"})
    void leavesOutWhatIsTheSameAndBlanksAtEnds(String before, String after, int most, String expected) {
        assertThat(LineDifference.differing(before.replace('~', '\n'), after.replace('~', '\n'), most).stream()
                        .map(line -> line.sign() + line.text())
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    private static List<String> without(List<Line> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() != kind)
                .map(Line::text)
                .toList();
    }

    private static List<String> lines(String letters) {
        return letters.chars().mapToObj(Character::toString).toList();
    }
}
