package care.sij.console.history;

import care.sij.access.SmartInteraction;
import care.sij.audit.PlanAsKnown;
import care.sij.audit.PlanTimeline;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Tellers;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The plans of a patient in the past, as far as the person may see what belongs to them. */
@Component
class PatientPlans {

    private static final String ANY_TYPE = "*";

    private final PlanAsKnown plans;
    private final PlanTimeline timeline;
    private final Reading reading;

    PatientPlans(PlanAsKnown plans, PlanTimeline timeline, Reading reading) {
        this.plans = plans;
        this.timeline = timeline;
        this.reading = reading;
    }

    /** All plans with what belongs to them as it was known; noted as given out. */
    List<StoredVersion> known(Subject subject, Instant instant) {
        return reading.seen(plans.ofPatient(subject.id(), instant, visibility()));
    }

    /** What became known up to then; whoever shows some of it notes that. */
    Moments moments(Subject subject, Instant until) {
        return Moments.of(timeline.ofPatient(subject.id(), until, visibility(), PlanTimeline.Order.RECORDED));
    }

    /** The moments of a page as they are told to the person. */
    List<Moment> page(Moments moments, int page, Tellers tellers) {
        return moments.page(page, tellers, reading);
    }

    private Visibility visibility() {
        return reading.visibility(SmartInteraction.READ, ANY_TYPE);
    }
}
