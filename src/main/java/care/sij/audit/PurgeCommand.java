package care.sij.audit;

import care.sij.audit.retention.PurgeRun;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code purge [--dry-run] [settings...]}: erases what is recorded of everybody of whom nothing was changed, shown or
 * sent for {@code sij.retention.years}, and who is on no legal hold; with {@code --dry-run} it counts them. Takes the
 * settings of the service. An embedded database is started for it, so the service has to be stopped.
 */
public final class PurgeCommand {

    private final PrintStream out;
    private final PrintStream err;

    public PurgeCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs with the arguments after {@code purge}; 0 when it is done, else 1 with the reason on {@code err}. */
    public int run(List<String> arguments) {
        if (arguments.stream().anyMatch(argument -> !argument.startsWith("--"))) {
            err.println("Usage: purge [--dry-run] [--<setting of the service>=...]");
            return 1;
        }
        return new PurgeRun(out, err).run(arguments);
    }
}
