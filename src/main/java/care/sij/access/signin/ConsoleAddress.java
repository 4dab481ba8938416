package care.sij.access.signin;

import java.util.regex.Pattern;

/**
 * Where in the console somebody wanted to go: a path of this service, never an address (CWE-601).
 *
 * @param path with its query
 */
public record ConsoleAddress(String path) {

    private static final String START = "/console";
    private static final int LONGEST = 2_000;
    private static final Pattern OWN =
            Pattern.compile("/console(/[A-Za-z0-9._~-]+)*/?(\\?[A-Za-z0-9._~%!$&'()*+,;=:@/?|-]*)?");

    /** The console's start where what was asked for is nothing of it. */
    public static ConsoleAddress of(String asked) {
        return new ConsoleAddress(
                asked.length() <= LONGEST && OWN.matcher(asked).matches() ? asked : START);
    }
}
