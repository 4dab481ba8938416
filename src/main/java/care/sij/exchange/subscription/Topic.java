package care.sij.exchange.subscription;

import care.sij.fhir.SijUris;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be subscribed to. */
enum Topic {
    /** Status or business status of a referral's Task became another. */
    REFERRAL_TASK_STATUS("referral-task-status", "Task"),
    /** A care plan entered another stage. */
    CAREPLAN_STAGE_CHANGE("careplan-stage-change", "CarePlan"),
    /** What an injection did to the pain is final, or became another. */
    INJECTION_OUTCOME_FINAL("injection-outcome-final", "Observation"),
    /** The window of a visit after a fusion passed without a score. */
    POSTOP_FOLLOWUP_OVERDUE("postop-followup-overdue", "Task");

    private final String code;
    private final String type;

    Topic(String code, String type) {
        this.code = code;
        this.type = type;
    }

    /** The type of the resources that it is about. */
    String type() {
        return type;
    }

    /** Its canonical. */
    String url() {
        return SijUris.BASE + "/SubscriptionTopic/" + code;
    }

    static Optional<Topic> of(String url) {
        return Stream.of(values()).filter(topic -> topic.url().equals(url)).findFirst();
    }
}
