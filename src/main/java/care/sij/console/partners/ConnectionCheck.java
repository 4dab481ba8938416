package care.sij.console.partners;

import care.sij.exchange.ProbeRefused;
import care.sij.exchange.Probes;
import care.sij.exchange.Trials;
import care.sij.exchange.Trials.Answer;
import care.sij.exchange.Trials.Verdict;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Partner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a partner's server answers now; of an HL7 v2 listener whether a connection can be opened. */
@Component
class ConnectionCheck {

    /**
     * What came of it.
     *
     * @param found what its FHIR server says
     * @param well what is well; empty text when nothing is
     * @param unwell what is not; empty text when nothing is
     */
    record Checked(Optional<Found> found, String well, String unwell) {}

    private final Probes probes;
    private final Trials trials;

    ConnectionCheck(Probes probes, Trials trials) {
        this.probes = probes;
        this.trials = trials;
    }

    Checked of(String id, Optional<Partner> partner) {
        Optional<Partner> engine = partner.filter(known -> known.delivery()
                .filter(delivery -> delivery.binding() instanceof Hl7v2Line)
                .isPresent());
        return engine.map(this::listener).orElseGet(() -> server(id));
    }

    private Checked listener(Partner engine) {
        Answer answer = trials.send(engine);
        if (answer.verdict() == Verdict.WELL) {
            return new Checked(Optional.empty(), "Its listener takes connections.", "");
        }
        String why = answer.reason().equals("unreachable")
                ? "Its listener cannot be reached. Look at its address, the network between, and the SSL bundle."
                : answer.reason();
        return new Checked(Optional.empty(), "", why);
    }

    private Checked server(String id) {
        try {
            return new Checked(Optional.of(Found.of(probes.look(id))), "Its server answers.", "");
        } catch (ProbeRefused refused) {
            return new Checked(Optional.empty(), "", refused.text());
        }
    }
}
