package care.sij.exchange.hl7v2out;

import care.sij.exchange.delivery.Channel;
import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Progress;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Entry;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Requests;
import care.sij.exchange.delivery.Settled;
import care.sij.exchange.hl7v2out.V2Ledger.Row;
import care.sij.exchange.hl7v2out.V2Ledger.State;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * Sends a letter as HL7 v2 messages, one after the other on the partner's line. Sending it again goes on where it
 * stopped, with the same control ids. What v2 cannot say is noted as lost and holds nothing up.
 */
@Component
class V2Channel implements Channel {

    /**
     * A turn on the line.
     *
     * @param within how long an acknowledgement is waited for
     */
    private record Turn(MllpLine line, Duration within) {

        /** Whether no further message may be begun: turn and messages together take less than a claim lasts. */
        boolean isLate(long started) {
            Duration spent = Duration.ofNanos(System.nanoTime() - started);
            return spent.compareTo(within.multipliedBy(9).dividedBy(10)) > 0;
        }
    }

    private final MllpLines lines;
    private final V2Ledger ledger;
    private final FhirJson json;
    private final Requests requests;

    V2Channel(MllpLines lines, V2Ledger ledger, FhirJson json, Requests requests) {
        this.lines = lines;
        this.ledger = ledger;
        this.json = json;
        this.requests = requests;
    }

    @Override
    public boolean serves(Delivery delivery) {
        return delivery.binding() instanceof Hl7v2Line;
    }

    @Override
    public Disposition send(Entry entry, Partner partner, Delivery delivery, Bytes letter) {
        Hl7v2Line binding = (Hl7v2Line) delivery.binding();
        Names names = new Names(
                binding.systems(), partner.hl7v2().map(wayIn -> wayIn.naming().below()));
        LetterMessages told = LetterMessages.of(
                new Writing(new Letter(json.read(letter, Bundle.class), entry.event()), names, binding));
        told.losses().forEach(loss -> ledger.lost(entry, loss));
        MllpLine line = lines.of(partner.id());
        Duration within = requests.answerWithin(partner);
        if (!told.messages().isEmpty() && !line.takeTurn(within.multipliedBy(2))) {
            return Again.untried(Reason.NO_TURN);
        }
        try {
            return sent(told, entry, delivery, new Turn(line, within));
        } finally {
            if (!told.messages().isEmpty()) {
                line.giveBack();
            }
        }
    }

    /** A message that is refused keeps those behind it from being sent: sent again, they would come twice. */
    private Disposition sent(LetterMessages told, Entry entry, Delivery delivery, Turn turn) {
        long started = System.nanoTime();
        Settle last = settled(told);
        for (V2Out message : told.messages()) {
            Optional<Row> before = ledger.row(entry, message);
            if (before.filter(row -> row.state() == State.UNREAD).isPresent()) {
                continue;
            }
            if (turn.isLate(started)) {
                return new Again(Report.of(Reason.MORE_TO_SEND), Optional.empty(), Progress.SOME);
            }
            Disposition disposition = send(message, before, entry, delivery, turn);
            if (!(disposition instanceof Settle settle) || settle.as() == Settled.DEAD) {
                return disposition;
            }
            last = settle.as() == Settled.IN_CUSTODY ? settle : last;
        }
        return last;
    }

    private Disposition send(V2Out message, Optional<Row> before, Entry entry, Delivery delivery, Turn turn) {
        Hl7v2Line binding = (Hl7v2Line) delivery.binding();
        ledger.set(entry, message, State.PLANNED);
        boolean mayBeThere = before.filter(Row::mayBeThere).isPresent();
        AckMeaning meaning = new AckMeaning(
                binding.profile(),
                new AckMeaning.Sending(
                        before.filter(row -> row.state() != State.REFUSED)
                                .map(Row::unexplained)
                                .orElse(0),
                        mayBeThere ? AckMeaning.Repeated.AGAIN : AckMeaning.Repeated.FIRST));
        Heard heard = turn.line().send(message, delivery, binding.acknowledgements(), turn.within());
        if (heard instanceof Heard.Unreached && !mayBeThere) {
            ledger.set(entry, message, State.UNSENT);
        }
        if (meaning.isUnexplained(heard)) {
            ledger.countUnexplained(entry, message);
        }
        Disposition disposition = meaning.of(heard);
        if (disposition instanceof Settle settle) {
            ledger.set(
                    entry,
                    message,
                    switch (settle.as()) {
                        case DELIVERED -> State.UNREAD;
                        case IN_CUSTODY -> State.WRITTEN;
                        case DEAD -> State.REFUSED;
                    });
        }
        return disposition;
    }

    private static Settle settled(LetterMessages told) {
        return new Settle(
                Settled.DELIVERED, Report.of(told.losses().isEmpty() ? Reason.TAKEN : Reason.TAKEN_WITH_LOSS));
    }
}
