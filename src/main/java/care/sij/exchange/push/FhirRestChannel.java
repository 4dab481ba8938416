package care.sij.exchange.push;

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
import care.sij.exchange.push.PatientSearch.Found;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * Writes a message part by part into an EHR that takes no messages, in a fixed order. Sending it again goes on where it
 * stopped. What the EHR cannot take is noted as lost and holds nothing up.
 */
@Component
class FhirRestChannel implements Channel {

    private final Requests requests;
    private final OutcomeReader outcomes;
    private final PushLedger ledger;
    private final RemoteForm form;
    private final FhirJson json;

    FhirRestChannel(Requests requests, OutcomeReader outcomes, PushLedger ledger, RemoteForm form, FhirJson json) {
        this.requests = requests;
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.form = form;
        this.json = json;
    }

    @Override
    public boolean serves(Delivery delivery) {
        return delivery.binding() instanceof FhirRest;
    }

    @Override
    public Disposition send(Entry entry, Partner partner, Delivery delivery, Bytes letter) {
        FhirRest binding = (FhirRest) delivery.binding();
        EhrRequests ehr = new EhrRequests(requests, outcomes, entry, partner, delivery, binding);
        Bundle message = json.read(letter, Bundle.class);
        PushPlan plan = PushPlan.of(message, entry.event(), binding.profile());
        noteLosses(entry, plan.losses());
        if (plan.parts().isEmpty()) {
            return settled(Settled.DELIVERED, Report.of(Reason.TAKEN_WITH_LOSS));
        }
        Found patient = new PatientSearch(ehr).find(message);
        if (patient instanceof Found.Unknown unknown) {
            return unknown.disposition();
        }
        String patientId = ((Found.Known) patient).id();
        return written(plan, ehr, new PartPush(entry, patientId, ehr, ledger, form, json), entry);
    }

    private void noteLosses(Entry entry, List<Loss> losses) {
        for (Loss loss : losses) {
            if (ledger.row(entry, loss.part()).isEmpty()) {
                ledger.lost(entry, loss.part(), loss.reason());
            }
        }
    }

    /** A part that is refused does not keep the others from being written; the message is then set aside. */
    private Disposition written(PushPlan plan, EhrRequests ehr, PartPush push, Entry entry) {
        Optional<Report> refused = Optional.empty();
        for (Part part : plan.parts()) {
            if (ehr.late()) {
                return new Again(Report.of(Reason.MORE_TO_SEND), Optional.empty(), Progress.SOME);
            }
            PartEnd end = push.push(part);
            if (end instanceof PartEnd.Stop stop) {
                return push.wroteSome() ? partly(stop.disposition()) : stop.disposition();
            }
            if (end instanceof PartEnd.Refused refusal) {
                refused = refused.or(() -> Optional.of(refusal.report()));
            }
        }
        return refused.map(report -> settled(Settled.DEAD, report))
                .orElseGet(() -> settled(
                        Settled.DELIVERED, Report.of(ledger.anyLost(entry) ? Reason.TAKEN_WITH_LOSS : Reason.TAKEN)));
    }

    /** A partner that took some of it is neither down nor to be spared for longer and longer. */
    private static Disposition partly(Disposition disposition) {
        return disposition instanceof Again again
                ? new Again(
                        new Report(
                                Reason.MORE_TO_SEND,
                                again.report().http(),
                                again.report().answer()),
                        again.notBefore(),
                        Progress.SOME)
                : disposition;
    }

    private static Disposition settled(Settled as, Report report) {
        return new Settle(as, report);
    }
}
