package care.sij.careplan.render;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.conformance.Profile;
import care.sij.fhir.SijUris;
import care.sij.pathway.ActivityKind;
import care.sij.pathway.ActivityStatus;
import care.sij.pathway.EpisodePlan;
import care.sij.pathway.Fact;
import care.sij.pathway.PlanStatus;
import care.sij.pathway.PlannedActivity;
import care.sij.pathway.PolicyResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;

/** Renders the plan itself; text, status, intent, category and subject as US Core 6.1.0 asks. */
final class CarePlans {

    private static final String CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";

    private CarePlans() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        EpisodePlan plan = episode.plan();
        CarePlan carePlan = episode.begin(new CarePlan(), Profile.CARE_PLAN, EpisodeResources.CARE_PLAN_KEY);
        carePlan.addIdentifier(episode.identifier(EpisodeResources.CARE_PLAN_KEY));
        carePlan.addExtension(new Extension(
                SijUris.structure("sij-stage"), new CodeType(plan.stage().code())));
        plan.exit()
                .ifPresent(reason -> carePlan.addExtension(
                        new Extension(SijUris.structure("sij-exit-reason"), new CodeType(reason.code()))));
        carePlan.addExtension(episode.laterality());
        carePlan.setStatus(status(plan.status())).setIntent(CarePlanIntent.PLAN);
        carePlan.addCategory(Concepts.of(CATEGORY, "assess-plan"));
        carePlan.setTitle(title(plan)).setText(Narratives.of(lines(plan)));
        carePlan.setSubject(episode.subject());
        link(carePlan, episode);
        plan.activities().forEach(activity -> carePlan.addActivity(activity(activity, episode)));
        return Stream.of(ProjectedResource.of(carePlan));
    }

    private static void link(CarePlan carePlan, EpisodeResources episode) {
        EpisodePlan plan = episode.plan();
        Period period = period(episode);
        if (!period.isEmpty()) {
            carePlan.setPeriod(period);
        }
        plan.policies().stream()
                .filter(result -> result.deciding() == PolicyResult.Deciding.DECIDES)
                .map(result -> SijUris.planDefinition(result.policy().versionedId()))
                .forEach(carePlan::addInstantiatesCanonical);
        episode.conditions().forEach(carePlan::addAddresses);
        References.versionless(plan.referrals()).forEach(carePlan::addSupportingInfo);
        plan.policies()
                .forEach(result -> carePlan.addSupportingInfo(episode.to("GuidanceResponse", Receipts.key(result))));
        Goals.set(plan).forEach(goal -> carePlan.addGoal(episode.to("Goal", Goals.key(goal))));
    }

    /** From the first referral to, once it is over, the last of the facts that ended it. */
    private static Period period(EpisodeResources episode) {
        EpisodePlan plan = episode.plan();
        Optional<ClinicalDate> start = dates(episode, plan.referrals()).min(Comparator.naturalOrder());
        Optional<ClinicalDate> end = plan.status() == PlanStatus.ACTIVE
                ? Optional.empty()
                : dates(episode, plan.stageEvidence()).max(Comparator.naturalOrder());
        return FhirDates.period(start, end);
    }

    private static Stream<ClinicalDate> dates(EpisodeResources episode, List<FactRef> refs) {
        Set<String> wanted = refs.stream().map(FactRef::versionless).collect(Collectors.toSet());
        return episode.facts().facts().stream()
                .filter(fact -> wanted.contains(fact.ref().versionless()))
                .map(Fact::date)
                .filter(ClinicalDate::isKnown);
    }

    /** A visit points at its Task, which has the status and the window; FHIR allows either that or a detail (cpl-3). */
    private static CarePlanActivityComponent activity(PlannedActivity planned, EpisodeResources episode) {
        CarePlanActivityComponent activity = new CarePlanActivityComponent();
        activity.addExtension(SijUris.structure("sij-activity-key"), new StringType(planned.key()));
        References.versionless(planned.outcomes()).forEach(activity::addOutcomeReference);
        boolean visit = episode.plan().followUps().stream()
                .anyMatch(followUp -> followUp.key().equals(planned.key()));
        return visit && planned.kind() == ActivityKind.FOLLOW_UP
                ? activity.setReference(episode.to("Task", planned.key()))
                : activity.setDetail(detail(planned));
    }

    private static CarePlanActivityDetailComponent detail(PlannedActivity planned) {
        CarePlanActivityDetailComponent detail = new CarePlanActivityDetailComponent();
        detail.setCode(new CodeableConcept().setText(planned.kind().code()));
        detail.setStatus(status(planned.status())).setDescription(planned.title());
        Period scheduled = FhirDates.period(planned.from(), planned.to());
        return scheduled.isEmpty() ? detail : detail.setScheduled(scheduled);
    }

    private static CarePlanStatus status(PlanStatus status) {
        return switch (status) {
            case ACTIVE -> CarePlanStatus.ACTIVE;
            case COMPLETED -> CarePlanStatus.COMPLETED;
            case REVOKED -> CarePlanStatus.REVOKED;
        };
    }

    private static CarePlanActivityStatus status(ActivityStatus status) {
        return switch (status) {
            case NOT_STARTED -> CarePlanActivityStatus.NOTSTARTED;
            case SCHEDULED -> CarePlanActivityStatus.SCHEDULED;
            case IN_PROGRESS -> CarePlanActivityStatus.INPROGRESS;
            case COMPLETED -> CarePlanActivityStatus.COMPLETED;
            case CANCELLED -> CarePlanActivityStatus.CANCELLED;
        };
    }

    private static String title(EpisodePlan plan) {
        return "Sacroiliac joint pathway, " + plan.side().code() + " side, episode " + plan.number();
    }

    private static List<String> lines(EpisodePlan plan) {
        String stage = "Stage: " + plan.stage().code()
                + plan.exit().map(reason -> " (" + reason.code() + ")").orElse("");
        return Stream.concat(
                        Stream.of(title(plan), stage),
                        plan.policies().stream()
                                .filter(result -> result.deciding() == PolicyResult.Deciding.DECIDES)
                                .map(result -> result.policy().title() + ": "
                                        + result.result().code()))
                .toList();
    }
}
