package care.sij.exchange.message;

import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageReplay;
import care.sij.exchange.facts.IssueOutcomes;
import care.sij.fhir.FhirJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;

/** Replays what is kept. */
@Component
class Replays implements MessageReplay {

    private final KeptArrivals kept;
    private final Rehearsal rehearsal;
    private final MessageProcessing processing;
    private final ParkedRetries retries;
    private final Parking parking;
    private final FhirJson json;

    Replays(
            KeptArrivals kept,
            Rehearsal rehearsal,
            MessageProcessing processing,
            ParkedRetries retries,
            Parking parking,
            FhirJson json) {
        this.kept = kept;
        this.rehearsal = rehearsal;
        this.processing = processing;
        this.retries = retries;
        this.parking = parking;
        this.json = json;
    }

    @Override
    public boolean isKept(MessageKey message) {
        return kept.isKept(message);
    }

    @Override
    public Optional<Replayed> rehearse(MessageKey message, String requestId) {
        return kept.tried(message).map(again -> {
            Rehearsal.Seen seen = rehearsal.of(again, requestId);
            return new Replayed(answered(seen.code()), said(IssueOutcomes.of(seen.issues())), seen.changes());
        });
    }

    @Override
    public Optional<Replayed> replay(MessageKey message, String requestId) {
        return kept.again(message)
                .filter(again -> again.answered() == Answer.Code.FATAL)
                .map(again -> replayed(again, requestId));
    }

    private Replayed replayed(KeptArrivals.Again again, String requestId) {
        try {
            Answer answer = processing.process(again.bundle(), again.partner(), requestId);
            return new Replayed(answered(answer.code()), said(outcome(answer)), Map.of());
        } catch (RequestRefused refused) {
            return new Replayed(Answered.REFUSED, said(IssueOutcomes.of(List.of(refused.issue()))), Map.of());
        }
    }

    private OperationOutcome outcome(Answer answer) {
        return json.read(answer.body(), Bundle.class).getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst()
                .orElseGet(OperationOutcome::new);
    }

    @Override
    public boolean retry(MessageKey message, String requestId) {
        return kept.parked(message)
                .filter(parked -> {
                    retries.tryAgain(List.of(parked), requestId);
                    return !parking.isWaiting(parked);
                })
                .isPresent();
    }

    private static Answered answered(Answer.Code code) {
        return switch (code) {
            case OK -> Answered.OK;
            case FATAL -> Answered.REFUSED;
            case TRANSIENT -> Answered.LATER;
        };
    }

    private static List<Said> said(OperationOutcome outcome) {
        return outcome.getIssue().stream().map(Replays::said).toList();
    }

    private static Said said(OperationOutcomeIssueComponent issue) {
        return new Said(
                issue.getSeverity().toCode(),
                issue.getDetails().getCodingFirstRep().getCode(),
                issue.getExpression().stream().findFirst().map(Object::toString).orElse(""),
                Optional.ofNullable(issue.getDiagnostics()).orElse(""));
    }
}
