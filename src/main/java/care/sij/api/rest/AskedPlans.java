package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.audit.PlanAsKnown;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The plan that an auditor's question is about, for callers who may read plans. */
@Component
class AskedPlans {

    static final String TYPE = "CarePlan";

    /**
     * A plan as it was asked about.
     *
     * @param visibility what the caller sees of all that belongs to it
     */
    record Asked(ResourceKey key, Visibility visibility) {}

    private final Permission permission;
    private final ResourceTypes types;
    private final PlanAsKnown plans;
    private final Eyes eyes;

    AskedPlans(Permission permission, ResourceTypes types, PlanAsKnown plans, Eyes eyes) {
        this.permission = permission;
        this.types = types;
        this.plans = plans;
        this.eyes = eyes;
    }

    /** @throws care.sij.access.AccessRefused when no scope allows reading plans */
    Asked of(String id) {
        permission.demand(SmartInteraction.READ, TYPE);
        return new Asked(types.key(TYPE, id), permission.on(SmartInteraction.READ, SmartScope.ANY_TYPE));
    }

    /** What was known of the plan, with all that belongs to it; nothing when there was no such plan for the caller. */
    List<StoredVersion> known(Asked plan, Instant instant) {
        return known(plan, instant, Optional.empty());
    }

    /**
     * The same without what had not happened by then.
     *
     * @param happened by when; empty for all that was known
     */
    List<StoredVersion> known(Asked plan, Instant instant, Optional<Instant> happened) {
        return plans.at(plan.key(), instant, happened, plan.visibility()).stream()
                .map(eyes::see)
                .toList();
    }

    static RequestRefused noneAt(String instant) {
        return new RequestRefused(
                Refusal.NOT_FOUND,
                "There was no such " + TYPE + " at " + instant
                        + ", or not for you. Its `_history` tells since when there is.");
    }
}
