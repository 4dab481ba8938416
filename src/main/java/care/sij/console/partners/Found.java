package care.sij.console.partners;

import care.sij.exchange.Probes.Seen;
import care.sij.exchange.Probes.Smart;
import care.sij.exchange.Probes.Talking;
import care.sij.exchange.Probes.Transport;
import care.sij.partner.Proposal.Authentication.Another;
import care.sij.partner.Proposal.Authentication.BackendServices;
import java.util.List;

/**
 * What a server says of itself, in words that are kept with a draft. All of it is foreign text.
 *
 * @param channel proposed
 * @param profile proposed
 * @param tokenUrl proposed; empty text when none is
 */
record Found(
        String fhirVersion,
        String software,
        List<String> takes,
        String messages,
        String transport,
        String smart,
        String tokens,
        List<String> remarks,
        String channel,
        String profile,
        String tokenUrl) {

    private static final int LONGEST = 300;
    private static final int MOST = 20;

    Found {
        takes = List.copyOf(takes);
        remarks = List.copyOf(remarks);
    }

    static Found of(Seen seen) {
        return new Found(
                said(seen.fhirVersion()),
                said(seen.software()),
                seen.takes(),
                seen.messages() == Talking.MESSAGES ? "declared" : "not declared",
                transport(seen.transport()),
                seen.smart() == Smart.CONFIGURED ? "found" : "none found",
                cut(tokens(seen)),
                seen.proposal().remarks().stream().limit(MOST).map(Found::cut).toList(),
                seen.messages() == Talking.MESSAGES ? "message" : "fhir-rest",
                seen.proposal().shipped(),
                cut(tokenUrl(seen)));
    }

    private static String said(String text) {
        return text.isBlank() ? "not said" : text;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static String transport(Transport transport) {
        if (transport.protocol().isEmpty()) {
            return "not encrypted: it is on this machine";
        }
        return transport.protocol()
                + transport
                        .certificateEnds()
                        .map(end -> ", certificate until " + end)
                        .orElse("");
    }

    private static String tokenUrl(Seen seen) {
        return seen.proposal().authentication() instanceof BackendServices services ? services.tokenUrl() : "";
    }

    private static String tokens(Seen seen) {
        if (seen.proposal().authentication() instanceof BackendServices services) {
            return "SMART Backend Services, at " + services.tokenUrl();
        }
        return seen.proposal().authentication() instanceof Another another
                ? "Another way, at " + another.tokenUrl()
                : "It says nothing of tokens.";
    }
}
