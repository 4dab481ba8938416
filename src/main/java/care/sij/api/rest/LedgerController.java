package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.audit.Ledger;
import care.sij.audit.LedgerVerification;
import care.sij.audit.LedgerVerification.Asked;
import care.sij.audit.SignedCheckpoint;
import care.sij.partner.PartnerRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger's proofs. {@code $inclusion-proof} is for whoever may read the version, {@code $consistency-proof} for
 * every partner, {@code $verify} for auditors, {@code $rotate-ledger-key} for the clinic.
 */
@RestController
class LedgerController {

    private final Callers callers;
    private final Ledger ledger;
    private final LedgerVerification verification;
    private final ProvenVersions versions;
    private final Bodies bodies;
    private final FhirResponses responses;

    LedgerController(
            Callers callers,
            Ledger ledger,
            LedgerVerification verification,
            ProvenVersions versions,
            Bodies bodies,
            FhirResponses responses) {
        this.callers = callers;
        this.ledger = ledger;
        this.verification = verification;
        this.versions = versions;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/$inclusion-proof",
            method = {RequestMethod.GET, RequestMethod.POST})
    void inclusion(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("reference", "size"));
        String reference = asked.first("reference")
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE, "The parameter `reference` is a version: Type/id/_history/n."));
        ProvenVersions.Proven version = versions.of(reference);
        Ledger.Entry entry = ledger.entry(reference).orElseThrow(LedgerController::notYet);
        SignedCheckpoint checkpoint = checkpoint(asked.first("size"));
        long size = checkpoint.checkpoint().size();
        if (entry.index() >= size) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "The checkpoint of this size is older than the version. Take a newer one.");
        }
        responses.write(
                response,
                format,
                LedgerParameters.inclusion(version, entry, ledger.inclusion(entry.index(), size), checkpoint));
    }

    @RequestMapping(
            path = "/fhir/$consistency-proof",
            method = {RequestMethod.GET, RequestMethod.POST})
    void consistency(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        callers.current();
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("from", "to"));
        if (asked.first("from").isEmpty()) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "The parameter `from` is the size of the smaller checkpoint.");
        }
        SignedCheckpoint from = checkpoint(asked.first("from"));
        SignedCheckpoint to = checkpoint(asked.first("to"));
        if (from.checkpoint().size() > to.checkpoint().size()) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `from` is not above `to`.");
        }
        responses.write(
                response,
                format,
                LedgerParameters.consistency(
                        from,
                        to,
                        ledger.consistency(
                                from.checkpoint().size(), to.checkpoint().size())));
    }

    @RequestMapping(
            path = "/fhir/$verify",
            method = {RequestMethod.GET, RequestMethod.POST})
    void verify(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = callers.current();
        caller.demandRole(PartnerRole.AUDITOR);
        caller.demand(SmartInteraction.READ, "*");
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("checkpoint", "from", "to"));
        List<String> kept =
                asked.all("checkpoint").stream().map(LedgerController::note).toList();
        long from = asked.first("from").map(LedgerController::number).orElse(0L);
        long to = asked.first("to").map(LedgerController::number).orElse(Long.MAX_VALUE);
        responses.write(
                response,
                format,
                LedgerParameters.of(verification
                        .verify(new Asked(kept, from, to))
                        .orElseThrow(() -> new RequestRefused(
                                Refusal.NOT_NOW, "Another verification is under way. Ask again when it is done."))));
    }

    @PostMapping("/fhir/$rotate-ledger-key")
    void rotate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = callers.current();
        caller.demand(SmartInteraction.UPDATE, "MessageHeader");
        caller.demandRole(PartnerRole.CLINIC);
        AskedParameters.of(request, bodies).known(Set.of());
        responses.write(
                response,
                format,
                LedgerParameters.of(ledger.rotateKey()
                        .orElseThrow(() -> new RequestRefused(
                                Refusal.NOT_NOW,
                                "The ledger is not the one that was last signed, so it gets no key. Have an auditor"
                                        + " verify it."))));
    }

    /** The checkpoint of a size, or the newest. */
    private SignedCheckpoint checkpoint(Optional<String> size) {
        if (size.isEmpty()) {
            return ledger.latest().orElseThrow(LedgerController::notYet);
        }
        return ledger.checkpoint(number(size.get()))
                .orElseThrow(() -> new RequestRefused(
                        Refusal.NOT_FOUND,
                        "There is no checkpoint of this size. If you hold one, have an auditor verify the ledger with"
                                + " it."));
    }

    private static long number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "Sizes and places in the ledger are numbers.");
        }
        return Long.parseLong(text);
    }

    private static String note(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "The parameter `checkpoint` is a signed note in Base64, as it was given.");
        }
    }

    private static RequestRefused notYet() {
        return new RequestRefused(Refusal.NOT_FOUND, "It has no place in the ledger yet. Ask again in a few seconds.");
    }
}
