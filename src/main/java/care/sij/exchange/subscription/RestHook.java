package care.sij.exchange.subscription;

import care.sij.access.RequestId;
import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Entry;
import care.sij.exchange.delivery.FailedReplies;
import care.sij.exchange.delivery.Letter;
import care.sij.exchange.delivery.NoticeChannel;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Reply;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Requests;
import care.sij.exchange.delivery.Settled;
import care.sij.exchange.subscription.NotificationBundles.Occasion;
import care.sij.exchange.subscription.NotificationBundles.Shown;
import care.sij.fhir.FhirFormat;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Channel rest-hook: posts notifications to the endpoint that the subscription names, while it may be named. */
@Component
class RestHook implements NoticeChannel {

    private final Rows rows;
    private final Events events;
    private final ShownEvents shown;
    private final NotificationBundles bundles;
    private final Requests requests;
    private final FailedReplies failures;
    private final StatusInRecord status;
    private final SubscriptionSettings settings;

    RestHook(
            Rows rows,
            Events events,
            ShownEvents shown,
            NotificationBundles bundles,
            Requests requests,
            FailedReplies failures,
            StatusInRecord status,
            SubscriptionSettings settings) {
        this.rows = rows;
        this.events = events;
        this.shown = shown;
        this.bundles = bundles;
        this.requests = requests;
        this.failures = failures;
        this.status = status;
        this.settings = settings;
    }

    @Override
    public Optional<Letter> write(Entry entry, Partner partner) {
        return row(entry)
                .filter(row -> row.partner().equals(partner.id()) && isAwaited(row, entry))
                .flatMap(row -> letter(row, entry, partner));
    }

    /** What is on the way while it is off, or asked anew, is left to be asked for. */
    private static boolean isAwaited(Row row, Entry entry) {
        return switch (row.state()) {
            case REQUESTED -> row.handshake().equals(entry.messageId());
            case ACTIVE -> Kind.of(entry.event()) != Kind.HANDSHAKE;
            case ERROR, OFF -> false;
        };
    }

    private Optional<Letter> letter(Row row, Entry entry, Partner partner) {
        Occasion occasion = new Occasion(entry.messageId(), Kind.of(entry.event()), entry.instant());
        if (occasion.kind() != Kind.EVENT) {
            return Optional.of(new Letter(bundles.write(row, occasion, row.content(), List.of()), List.of()));
        }
        return events.told(entry.messageId())
                .flatMap(event -> shown.of(event, row, partner).map(focus -> letter(row, occasion, event, focus)));
    }

    private Letter letter(Row row, Occasion occasion, Event event, StoredVersion seen) {
        Optional<StoredVersion> focus = Optional.of(seen).filter(any -> row.content() != Content.EMPTY);
        return new Letter(
                bundles.write(row, occasion, row.content(), List.of(new Shown(event, focus))),
                focus.map(StoredVersion::reference).stream().toList());
    }

    @Override
    public Disposition send(Entry entry, Partner partner, Bytes letter) {
        Row row = row(entry).orElseThrow();
        if (!partner.takesNotificationsAt(row.endpoint().toString())) {
            return new Again(Report.of(Reason.FORBIDDEN), Optional.empty());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(row.endpoint())
                .header("Content-Type", FhirFormat.JSON.contentType())
                .header(RequestId.HEADER, entry.messageId())
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.toArray()));
        SentHeaders.set(request, rows.headers(row.id()));
        Reply reply = requests.sendAsItIs(partner, request, row.timeout());
        if (reply instanceof Answered answered && answered.status() / 100 == 2) {
            return new Settle(Settled.DELIVERED, new Report(Reason.TAKEN, answered.status(), Bytes.EMPTY));
        }
        Disposition failed = failures.of(reply);
        return failed instanceof Again ? failed : new Again(failed.report(), Optional.empty());
    }

    @Override
    public Duration patience(Entry entry) {
        return Kind.of(entry.event()) == Kind.EVENT ? settings.giveUpAfter() : settings.handshakeWithin();
    }

    @Override
    public void taken(Entry entry) {
        row(entry)
                .filter(row -> row.state() == State.REQUESTED && row.handshake().equals(entry.messageId()))
                .ifPresent(row -> status.move(row, State.ACTIVE, ""));
    }

    @Override
    public void givenUp(Entry entry, Reason reason) {
        if (Kind.of(entry.event()) != Kind.HEARTBEAT) {
            row(entry)
                    .filter(row -> isAwaited(row, entry))
                    .ifPresent(row -> status.move(row, State.ERROR, FailureText.of(reason)));
        }
    }

    private Optional<Row> row(Entry entry) {
        return rows.byId(entry.focus().id());
    }
}
