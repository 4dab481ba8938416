package care.sij;

import care.sij.access.AccountCommand;
import care.sij.audit.PurgeCommand;
import care.sij.audit.VerifyLedgerCommand;
import care.sij.demo.JourneysCommand;
import care.sij.demo.LoadCommand;
import care.sij.demo.ProbeCommand;
import care.sij.demo.TokenCommand;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** What the jar does besides serving, without starting the service. */
final class Commands {

    private Commands() {}

    /** Runs the command that the first argument names; its exit code, or empty when that names none. */
    static OptionalInt run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0) {
            return OptionalInt.empty();
        }
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        Clock clock = Clock.systemUTC();
        return switch (args[0]) {
            case "token" -> OptionalInt.of(new TokenCommand(clock, out, err).run(rest));
            case "journeys" -> OptionalInt.of(new JourneysCommand(clock, out, err).run(rest));
            case "load" -> OptionalInt.of(new LoadCommand(clock, out, err).run(rest));
            case "probe" -> OptionalInt.of(new ProbeCommand(clock, System.getenv(), out, err).run(rest));
            case "verify-ledger" -> OptionalInt.of(new VerifyLedgerCommand(out, err).run(rest));
            case "purge" -> OptionalInt.of(new PurgeCommand(out, err).run(rest));
            case "account" -> OptionalInt.of(new AccountCommand(out, err).run(rest));
            default -> OptionalInt.empty();
        };
    }
}
