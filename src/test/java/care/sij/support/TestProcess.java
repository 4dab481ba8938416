package care.sij.support;

import java.nio.file.Path;

/** The process that runs tests, of which the build starts two. */
public final class TestProcess {

    /** Its name among them. */
    static final String NAME = System.getProperty("sij.test.process", "process-1");

    private TestProcess() {}

    /** A directory below the build's that no other process of tests uses. */
    public static Path directory(String name) {
        return Path.of("target", name + "-" + NAME);
    }
}
