package care.sij.exchange.outbound;

import care.sij.exchange.Probes.Seen;
import care.sij.exchange.Probes.Smart;
import care.sij.exchange.Probes.Talking;
import care.sij.exchange.Probes.Transport;
import care.sij.partner.Probe;
import care.sij.partner.Proposal;
import care.sij.partner.ResourceCapability;
import care.sij.partner.WriteInteraction;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import tools.jackson.databind.JsonNode;

/**
 * What a server said of itself: its CapabilityStatement, its SMART configuration, and how its connection was encrypted.
 */
record ServerStatement(JsonNode metadata, Optional<JsonNode> smart, Transport transport) {

    private static final int LONGEST = 200;
    private static final int MOST = 200;

    Proposal proposal(String partner, LocalDate today) {
        return Probe.propose(partner, metadata, smart, today);
    }

    Seen seen(LocalDate today) {
        Proposal proposal = proposal("unnamed", today);
        return new Seen(
                text(metadata.path("fhirVersion")),
                software(),
                takes(proposal),
                declaresMessaging() ? Talking.MESSAGES : Talking.RESOURCES,
                transport,
                smart.isPresent() ? Smart.CONFIGURED : Smart.NONE,
                proposal);
    }

    private boolean declaresMessaging() {
        return !metadata.path("messaging").isEmpty();
    }

    private String software() {
        JsonNode software = metadata.path("software");
        return Stream.of(software.path("name"), software.path("version"))
                .map(ServerStatement::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<String> takes(Proposal proposal) {
        return proposal.profile().resources().stream()
                .filter(resource -> !resource.may().isEmpty())
                .limit(MOST)
                .map(ServerStatement::taken)
                .toList();
    }

    private static String taken(ResourceCapability resource) {
        return cut(resource.type()) + ": "
                + resource.may().stream().map(WriteInteraction::code).sorted().collect(Collectors.joining(", "));
    }

    private static String text(JsonNode node) {
        return cut(node.asString(""));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    static Transport transport(HttpResponse<byte[]> answer) {
        return answer.sslSession()
                .map(session -> new Transport(session.getProtocol(), certificateEnds(session)))
                .orElseGet(() -> new Transport("", Optional.empty()));
    }

    private static Optional<Instant> certificateEnds(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException unverified) {
            return Optional.empty();
        }
    }
}
