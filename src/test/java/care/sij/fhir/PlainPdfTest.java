package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlainPdfTest {

    private static final Charset WIN_ANSI = Charset.forName("windows-1252");

    @Test
    void findsEachObjectWhereItsTableSays() {
        String pdf = written("SYNTHETIC\n- Observation: Oswestry 46 %");

        assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
        int table = Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10)
                .lines()
                .findFirst()
                .orElseThrow());
        assertThat(pdf.substring(table)).startsWith("xref\n0 6\n");
        int number = 0;
        for (MatchResult place :
                Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf).results().toList()) {
            number++;
            assertThat(pdf.substring(Integer.parseInt(place.group(1)))).startsWith(number + " 0 obj\n");
        }
        assertThat(number).isEqualTo(5);
    }

    @Test
    void statesTheLengthOfEachPage() {
        String pdf = written("A line (with \\ and parentheses)\nOther");
        MatchResult content = Pattern.compile("(?s)<</Length (\\d+)>>\nstream\n(.*?)\nendstream")
                .matcher(pdf)
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(content.group(2)).hasSize(Integer.parseInt(content.group(1)));
        assertThat(content.group(2)).contains("(A line \\(with \\\\ and parentheses\\)) Tj");
    }

    @Test
    void beginsAnotherPageAfterSixtyLines() {
        String lines = IntStream.range(0, 121).mapToObj(String::valueOf).collect(Collectors.joining("\n"));

        assertThat(written(lines)).contains("/Count 3>>");
        assertThat(written("")).contains("/Count 1>>");
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void breaksWordsThatAreLongerThanALine() {
        String pdf = written("- Observation: " + "x".repeat(300));

        assertThat(pdf.lines().filter(line -> line.endsWith(" Tj T*")).map(line -> line.replaceAll("[^x]", "")))
                .allMatch(line -> line.length() <= 90)
                .satisfies(lines -> assertThat(String.join("", lines)).hasSize(300));
    }

    @Test
    void breaksLongLinesAndWritesWhatItCan() {
        String pdf = written("word ".repeat(40) + "Grüße 漢");

        assertThat(pdf.lines().filter(line -> line.endsWith(" Tj T*")))
                .hasSize(3)
                .allMatch(line -> line.length() < 110);
        assertThat(pdf).contains("Grüße ?");
    }

    private static String written(String text) {
        return new String(PlainPdf.of(text).toArray(), WIN_ANSI);
    }
}
