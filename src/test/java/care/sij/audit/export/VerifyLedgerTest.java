package care.sij.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.VerifyLedgerCommand;
import care.sij.audit.export.SampleExport.Change;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command and the independent verifier prove an export, and nothing that was changed in it. */
class VerifyLedgerTest {

    private static final Path SOURCE = Path.of("docs/audit/VerifyLedger.java");

    @TempDir
    static Path classes;

    @TempDir
    Path folder;

    private final SampleExport export = new SampleExport();

    @BeforeAll
    static void compileTheIndependentVerifier() {
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), SOURCE.toString());
        assertThat(failed).isZero();
    }

    @Test
    void proveAnExport() throws Exception {
        Path file = write(Map.of());

        assertThat(command(file)).isZero();
        assertThat(command(file, export.key())).isZero();
        assertThat(independent(file)).isTrue();
        assertThat(program(file)).isZero();
        assertThat(independent(file, export.key())).isTrue();
    }

    static List<Change> changes() {
        return SampleExport.changes();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void proveNothingThatWasChanged(Change change) throws Exception {
        Path file = write(change.apply(export.files()));

        assertThat(command(file)).isEqualTo(1);
        assertThat(independent(file)).isFalse();
    }

    static List<Forgery> forgeries() {
        return Forgery.all();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void proveNothingThatWasMadeToFit(Forgery forgery) throws Exception {
        SampleExport forged = new SampleExport(forgery.forged());
        assertThat(forged.files().get("leaves.ndjson"))
                .isNotEqualTo(export.files().get("leaves.ndjson"));
        Path file = folder.resolve("forged.zip");
        Files.write(file, forged.file(Map.of()));

        assertThat(command(file)).isEqualTo(1);
        assertThat(independent(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a leaf", "a path", "the root", "leaves exchanged"})
    void theProgramEndsOtherwiseThanWithNought(String name) throws Exception {
        Change change = changes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(program(write(change.apply(export.files())))).isEqualTo(1);
    }

    @Test
    void tellsHowManyRecordsHaveNoFields() throws Exception {
        Path file = folder.resolve("unproved.zip");
        Files.write(file, new SampleExport(Forgery.all().get(0).forged()).file(Map.of()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        new VerifyLedgerCommand(out, out).run(List.of(file.toString()));
        program(file);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("of which 1 have no fields");
        assertThat(Files.readString(Path.of(file + ".log"))).contains("NOT PROVED", "1 without fields");
    }

    @Test
    void proveNothingByAnotherKey() throws Exception {
        Path file = write(Map.of());
        String other = new SampleExport().key();

        assertThat(command(file, other)).isEqualTo(1);
        assertThat(independent(file, other)).isFalse();
    }

    @Test
    void saysWhatItWantsAndThatAFileIsNone() throws Exception {
        Path file = folder.resolve("none.zip");
        Files.writeString(file, "no export");

        assertThat(command(file)).isEqualTo(1);
        assertThat(new VerifyLedgerCommand(System.out, new PrintStream(new ByteArrayOutputStream())).run(List.of()))
                .isEqualTo(1);
    }

    /** An auditor has to be able to read it through. */
    @Test
    void isShort() throws Exception {
        assertThat(Files.readAllLines(SOURCE)).hasSizeLessThanOrEqualTo(200);
    }

    private Path write(Map<String, String> changed) throws Exception {
        Path file = folder.resolve("export.zip");
        Files.write(file, export.file(changed));
        return file;
    }

    private static int command(Path file, String... key) {
        PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return new VerifyLedgerCommand(quiet, quiet).run(arguments(file, key));
    }

    /** Its classes anew, as they keep what they read. */
    private static boolean independent(Path file, String... key) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Method proves = loader.loadClass("VerifyLedger").getDeclaredMethod("proves", String[].class);
            proves.setAccessible(true);
            return (boolean) proves.invoke(null, (Object) arguments(file, key).toArray(String[]::new));
        } catch (InvocationTargetException unreadable) {
            return false;
        }
    }

    /** As an auditor runs it. */
    private static int program(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        "VerifyLedger",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(file + ".log"))
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static List<String> arguments(Path file, String... key) {
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(key));
        return arguments;
    }
}
