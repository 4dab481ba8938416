package care.sij.partner;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how a partner sends HL7 v2 messages; adds what is wrong to the problems of its registration. */
final class Hl7v2Registration {

    private static final int HIGHEST_PORT = 65535;
    private static final String URI_FORM = "[A-Za-z][A-Za-z0-9+.-]*:\\S+";

    private final PartnerSettings.Hl7v2Entry entry;
    private final List<String> problems;

    private Hl7v2Registration(PartnerSettings.Hl7v2Entry entry, List<String> problems) {
        this.entry = entry;
        this.problems = problems;
    }

    static Optional<Hl7v2> read(PartnerSettings.Entry partner, List<String> problems) {
        return partner.hl7v2().port().flatMap(port -> {
            if (partner.sourceEndpoints().isEmpty()) {
                problems.add("hl7v2 needs a source-endpoint: messages made from v2 name it as their source");
            }
            return new Hl7v2Registration(partner.hl7v2(), problems).on(port);
        });
    }

    private Optional<Hl7v2> on(int port) {
        require(port >= 0 && port <= HIGHEST_PORT, "port must be 0 to 65535");
        require(!entry.application().isBlank() && !entry.facility().isBlank(), "application and facility are required");
        require(!entry.processingIds().isEmpty(), "processing-ids must name one at least");
        require(entry.numbersBelow().matches(URI_FORM) && !entry.numbersBelow().endsWith("/"), belowProblem());
        require(entry.connections() > 0, "connections must be 1 or more");
        require(entry.silence().toMillis() > 0, "silence must be more than nothing");
        require(
                entry.largestFrame().toBytes() > 0 && entry.largestFrame().toBytes() < Integer.MAX_VALUE,
                "largest-frame must be more than nothing and less than 2 GB");
        entry.systems().forEach((name, uri) -> require(uri.matches(URI_FORM), "systems." + name + " must be a URI"));
        return charset().map(charset -> registered(port, charset));
    }

    private static String belowProblem() {
        return "numbers-below must be a URI without a slash at its end";
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add("hl7v2." + problem);
        }
    }

    private Optional<Charset> charset() {
        try {
            return Optional.of(Charset.forName(entry.charset()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            problems.add("hl7v2.charset is not one that Java knows");
            return Optional.empty();
        }
    }

    private Hl7v2 registered(int port, Charset charset) {
        return new Hl7v2(
                new Hl7v2.Listener(
                        entry.address(),
                        port,
                        entry.sslBundle(),
                        (int) entry.largestFrame().toBytes(),
                        entry.connections(),
                        entry.silence()),
                entry.application(),
                entry.facility(),
                Set.copyOf(entry.processingIds()),
                charset,
                entry.zone(),
                new Hl7v2.Naming(entry.systems(), entry.numbersBelow()));
    }
}
