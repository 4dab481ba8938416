package care.sij.exchange.trial;

import care.sij.exchange.ProbeRefused;
import care.sij.exchange.Trials;
import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.exchange.delivery.MessagePost;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Reply;
import care.sij.exchange.delivery.ReplyReader;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Requests;
import care.sij.exchange.outbound.TrialAddresses;
import care.sij.exchange.outbound.TrialAddresses.Callable;
import care.sij.fhir.FhirFormat;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sends trials on the ways that deliveries take, with their tokens, certificates, times and sizes, to addresses that
 * people may have called.
 */
@Component
class SentTrials implements Trials {

    private final MessagePost post;
    private final ReplyReader replies;
    private final Requests requests;
    private final LineTrial line;
    private final TrialAddresses addresses;
    private final AnswerFacts facts;
    private final FhirJson json;
    private final ServiceAddress address;
    private final Supplier<UUID> ids;
    private final Clock clock;

    SentTrials(
            MessagePost post,
            ReplyReader replies,
            Requests requests,
            LineTrial line,
            TrialAddresses addresses,
            AnswerFacts facts,
            FhirJson json,
            ServiceAddress address,
            Supplier<UUID> ids,
            Clock clock) {
        this.post = post;
        this.replies = replies;
        this.requests = requests;
        this.line = line;
        this.addresses = addresses;
        this.facts = facts;
        this.json = json;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer send(Partner partner) {
        Delivery delivery = partner.delivery().orElseThrow();
        return barred(delivery)
                .map(why -> Answer.unsent("Nothing was sent: an address may not be called", why))
                .orElseGet(() -> sent(partner, delivery));
    }

    private Optional<String> barred(Delivery delivery) {
        return Stream.concat(Stream.of(delivery.endpoint()), delivery.access().map(BackendAccess::tokenUrl).stream())
                .flatMap(address -> why(addresses.look(address)).stream())
                .findFirst();
    }

    private static Optional<String> why(Callable callable) {
        return switch (callable) {
            case YES -> Optional.empty();
            case NOT_PLAIN -> Optional.of("Addresses with a query, a fragment, or a user and password are not tried.");
            case NOT_FOUND -> Optional.of("unreachable: no host has this name");
            case NOT_PUBLIC -> Optional.of(ProbeRefused.Reason.NOT_PUBLIC.text());
        };
    }

    private Answer sent(Partner partner, Delivery delivery) {
        long begun = System.nanoTime();
        if (delivery.binding() instanceof Binding.Hl7v2Line) {
            Report report = Report.of(line.opens(delivery) ? Reason.TAKEN : Reason.UNREACHABLE);
            return answer("A connection to its listener; no message was sent", report, new Reply.Broken(), begun);
        }
        return delivery.binding() instanceof Binding.FhirRest
                ? search(partner, delivery, begun)
                : message(partner, delivery, begun);
    }

    private Answer message(Partner partner, Delivery delivery, long begun) {
        String event = delivery.events().stream().findFirst().orElse("");
        UUID id = ids.get();
        Bytes body = json.encode(MadeUpPatient.message(event, id, ids.get(), address, clock.instant()));
        String name = id.toString();
        Reply reply = post.send(partner, delivery, body, name);
        Disposition disposition = replies.read(reply, name);
        if (disposition instanceof Renew) {
            reply = post.sendRenewed(partner, delivery, body, name);
            disposition = replies.read(reply, name);
        }
        return answer("A message about a patient who was made up", disposition.report(), reply, begun);
    }

    private Answer search(Partner partner, Delivery delivery, long begun) {
        String base = delivery.endpoint().toString().replaceFirst("/$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/Patient?identifier="
                        + URLEncoder.encode(MadeUpPatient.SYSTEM + "|" + MadeUpPatient.NUMBER, StandardCharsets.UTF_8)))
                .header("Accept", FhirFormat.JSON.contentType());
        Reply reply = requests.send(partner, delivery, request);
        return answer("A search for a patient who was made up", replies.found(reply), reply, begun);
    }

    private Answer answer(String what, Report report, Reply reply, long begun) {
        return new Answer(
                what,
                report.reason() == Reason.TAKEN ? Verdict.WELL : Verdict.NOT_WELL,
                report.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.http(),
                AnswerFacts.mediaType(reply),
                facts.said(reply),
                Duration.ofNanos(System.nanoTime() - begun));
    }
}
