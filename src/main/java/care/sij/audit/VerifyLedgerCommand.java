package care.sij.audit;

import care.sij.audit.export.CheckedExport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code verify-ledger <export> [<key>...]}: checks a file of {@code $audit-export} without service and network, by the
 * ledger's public keys as {@code /ledger/keys} has them. Without any by those of the file, which then prove only that
 * it is whole.
 */
public final class VerifyLedgerCommand {

    private final PrintStream out;
    private final PrintStream err;

    public VerifyLedgerCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs with the arguments after {@code verify-ledger}; 0 when everything is proved, else 1. */
    public int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            err.println("Usage: verify-ledger <export> [<key, as /ledger/keys has it>...]");
            return 1;
        }
        List<String> kept = arguments.subList(1, arguments.size());
        try {
            CheckedExport checked = CheckedExport.of(Path.of(arguments.get(0)), kept);
            return checked.findings().isEmpty() ? proved(checked, kept) : refused(checked);
        } catch (IOException unreadable) {
            err.println("The file cannot be read as an export.");
            return 1;
        }
    }

    private int refused(CheckedExport checked) {
        checked.findings().forEach(err::println);
        err.println("Not proved: " + checked.findings().size() + " findings in " + checked.records()
                + " records, of which " + checked.unproved() + " have no fields.");
        return 1;
    }

    private int proved(CheckedExport checked, List<String> kept) {
        out.println("Proved: " + checked.records() + " records under this checkpoint.");
        out.println(checked.checkpoint());
        if (kept.isEmpty()) {
            out.println("The keys are those of the file. Compare them with the ones that you keep:");
            checked.keys().forEach(out::println);
        }
        return 0;
    }
}
