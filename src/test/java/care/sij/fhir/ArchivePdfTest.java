package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivePdfTest {

    private static final Instant TOLD = Instant.parse("2023-06-26T17:20:00Z");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SYNTHETIC\n- Observation: Oswestry 46 %",
                "",
                "A line (with \\ and parentheses), Grüße, Ω, Ж, 漢, \uD83D\uDE00, tab\there, bell\u0007"
            })
    void conformsToTheStandard(String text) throws IOException {
        assertConforms(text);
    }

    @Test
    void conformsWithManyPages() throws IOException {
        assertConforms(IntStream.range(0, 200).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
    }

    @Test
    void saysAllThatItIsGiven() {
        String lines = IntStream.range(0, 200).mapToObj(line -> "line " + line).collect(Collectors.joining("\n"));

        assertThat(said(lines).lines()).containsExactlyElementsOf(lines.lines().toList());
    }

    @Test
    void putsAQuestionMarkWhereItHasNoGlyph() {
        assertThat(said("Grüße Ж 漢\uD83D\uDE00!")).isEqualTo("Grüße Ж ??!");
    }

    @Test
    void breaksLongLinesAtSpaces() {
        String line = "- word" + " word".repeat(99);

        assertThat(said(line).lines())
                .hasSizeGreaterThan(3)
                .allMatch(each -> each.endsWith("word"))
                .allMatch(each -> each.length() < 110);
        assertThat(said(line).replaceAll("\\s+", " ")).isEqualTo(line);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void breaksWordsThatAreLongerThanALine() {
        assertThat(said("- Observation: " + "x".repeat(3_000)).replaceAll("\\s", ""))
                .isEqualTo("-Observation:" + "x".repeat(3_000));
    }

    @Test
    void isTheSameForTheSame() {
        assertThat(ArchivePdf.of("A", "text", TOLD)).isEqualTo(ArchivePdf.of("A", "text", TOLD));
        assertThat(ArchivePdf.of("A", "text", TOLD)).isNotEqualTo(ArchivePdf.of("A", "other", TOLD));
    }

    private void assertConforms(String text) throws IOException {
        Path file = directory.resolve("told.pdf");
        Files.write(file, ArchivePdf.of("sij-consult-note", text, TOLD).toArray());
        ValidationResult result = PreflightParser.validate(file.toFile());
        assertThat(result.getErrorsList())
                .extracting(ValidationResult.ValidationError::getDetails)
                .isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    private static String said(String text) {
        try (PDDocument document = Loader.loadPDF(ArchivePdf.of("A", text, TOLD).toArray())) {
            return new PDFTextStripper().getText(document).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
