package care.sij.careplan;

import care.sij.fhir.ClinicSettings;
import care.sij.record.CommitCause;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets time and new rules into the plans: at start, before messages are taken, and at each of the clinic's midnights.
 * What a crash interrupted is done again, to the same effect.
 */
@Component
class PassingTime implements SmartLifecycle {

    /** Well before the web server's, which comes last. */
    private static final int BEFORE_MESSAGES = 0;

    private final Ticks ticks;
    private final RuleSets ruleSets;
    private final PolicySet policies;
    private final PlannedPatients patients;
    private final Reprojection reprojection;
    private final Clock clock;
    private final ZoneId zone;
    private volatile boolean running;

    PassingTime(
            Ticks ticks,
            RuleSets ruleSets,
            PolicySet policies,
            PlannedPatients patients,
            Reprojection reprojection,
            Clock clock,
            ClinicSettings clinic) {
        this.ticks = ticks;
        this.ruleSets = ruleSets;
        this.policies = policies;
        this.patients = patients;
        this.reprojection = reprojection;
        this.clock = clock;
        this.zone = clinic.zone();
    }

    @Override
    public void start() {
        ticks.record(today());
        applyRules();
        tick();
        running = true;
    }

    /** Asked every hour, so that a machine that slept at midnight ticks late and not never. */
    @Scheduled(cron = "0 0 * * * *", zone = "${sij.clinic.zone:America/New_York}")
    void tick() {
        ticks.record(today());
        LocalDate day = ticks.latest();
        if (!ticks.isProjected(day)) {
            Reprojection.Result result =
                    reprojection.run(CommitCause.Kind.TICK, "tick", day.toString(), patients.withActivePlan());
            if (result == Reprojection.Result.COMPLETE) {
                ticks.projected(day);
            }
        }
    }

    private void applyRules() {
        if (!ruleSets.applied(policies.canonicals())) {
            Reprojection.Result result = reprojection.run(
                    CommitCause.Kind.RULE_CHANGE, "rule-change", today().toString(), patients.withPlan());
            if (result == Reprojection.Result.COMPLETE) {
                ruleSets.nowApplied(policies.canonicals());
            }
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_MESSAGES;
    }
}
