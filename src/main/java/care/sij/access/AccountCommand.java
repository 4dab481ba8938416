package care.sij.access;

import care.sij.access.people.NewAccount;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code account <login> <role> <partner> <name>}: prints the settings of a new account, and apart from them what its
 * person needs to sign in: how the first one comes in.
 */
public final class AccountCommand {

    private static final int ARGUMENTS = 4;

    private final PrintStream out;
    private final PrintStream err;

    public AccountCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs with the arguments after {@code account}; 0 when it was printed, else 1 with the reason on {@code err}. */
    public int run(List<String> arguments) {
        if (arguments.size() != ARGUMENTS) {
            err.println("Usage: account <login> <role> <partner> <name>");
            return 1;
        }
        try {
            NewAccount.of(arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3))
                    .lines()
                    .forEach(out::println);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
