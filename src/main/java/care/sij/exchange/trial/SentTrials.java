package care.sij.exchange.trial;

import care.sij.exchange.Trials;
import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.exchange.delivery.MessagePost;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.ReplyReader;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Requests;
import care.sij.fhir.FhirFormat;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
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
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Sends trials on the ways that deliveries take, with their tokens, certificates and times. */
@Component
class SentTrials implements Trials {

    private static final int LONGEST = 4_000;

    private final MessagePost post;
    private final ReplyReader replies;
    private final Requests requests;
    private final LineTrial line;
    private final FhirJson json;
    private final ServiceAddress address;
    private final Supplier<UUID> ids;
    private final Clock clock;

    SentTrials(
            MessagePost post,
            ReplyReader replies,
            Requests requests,
            LineTrial line,
            FhirJson json,
            ServiceAddress address,
            Supplier<UUID> ids,
            Clock clock) {
        this.post = post;
        this.replies = replies;
        this.requests = requests;
        this.line = line;
        this.json = json;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer send(Partner partner) {
        Delivery delivery = partner.delivery().orElseThrow();
        long begun = System.nanoTime();
        if (delivery.binding() instanceof Binding.Hl7v2Line) {
            Report report = Report.of(line.opens(delivery) ? Reason.TAKEN : Reason.UNREACHABLE);
            return answer("A connection to its listener; no message was sent", report, begun);
        }
        return delivery.binding() instanceof Binding.FhirRest
                ? answer("A search for a patient who was made up", search(partner, delivery), begun)
                : answer("A message about a patient who was made up", message(partner, delivery), begun);
    }

    private Report message(Partner partner, Delivery delivery) {
        String event = delivery.events().stream().findFirst().orElse("");
        UUID id = ids.get();
        Bytes body = json.encode(MadeUpPatient.message(event, id, ids.get(), address, clock.instant()));
        String name = id.toString();
        Disposition first = replies.read(post.send(partner, delivery, body, name), name);
        return (first instanceof Renew ? replies.read(post.sendRenewed(partner, delivery, body, name), name) : first)
                .report();
    }

    private Report search(Partner partner, Delivery delivery) {
        String base = delivery.endpoint().toString().replaceFirst("/$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/Patient?identifier="
                        + URLEncoder.encode(MadeUpPatient.SYSTEM + "|" + MadeUpPatient.NUMBER, StandardCharsets.UTF_8)))
                .header("Accept", FhirFormat.JSON.contentType());
        return replies.found(requests.send(partner, delivery, request));
    }

    private Answer answer(String what, Report report, long begun) {
        String text = new String(report.answer().toArray(), StandardCharsets.UTF_8);
        return new Answer(
                what,
                report.reason() == Reason.TAKEN ? Verdict.WELL : Verdict.NOT_WELL,
                report.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.http(),
                text.substring(0, Math.min(text.length(), LONGEST)),
                Duration.ofNanos(System.nanoTime() - begun));
    }
}
