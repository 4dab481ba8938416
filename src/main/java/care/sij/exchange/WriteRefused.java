package care.sij.exchange;

import org.hl7.fhir.r4.model.OperationOutcome;

/** Writes were refused and nothing was written; the outcome says where, why and what to do. */
public final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final WriteRefusal refusal;
    private final transient OperationOutcome outcome;

    public WriteRefused(WriteRefusal refusal, OperationOutcome outcome) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.outcome = outcome;
    }

    public WriteRefusal refusal() {
        return refusal;
    }

    public OperationOutcome outcome() {
        return outcome;
    }
}
