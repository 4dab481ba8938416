package care.sij.exchange.delivery;

import care.sij.partner.Partners;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Has the messages that tell of a commit show the care plans that followed in it. Plans that follow from time or from a
 * change of rules are told with the next message: the outbox is silent about them (DESIGN 2).
 */
@Component
@Order(2)
class PlanStep implements CommitStep {

    private final Outbox outbox;
    private final Partners partners;

    PlanStep(Outbox outbox, Partners partners) {
        this.outbox = outbox;
        this.partners = partners;
    }

    @Override
    public void apply(OpenCommit commit) {
        if (partners.registered().stream()
                .anyMatch(partner -> partner.delivery().isPresent())) {
            addPlans(commit);
        }
    }

    private void addPlans(OpenCommit commit) {
        Map<String, List<ResourceKey>> plans = commit.appended().stream()
                .filter(version -> version.origin() == Origin.PROJECTED)
                .filter(version -> version.key().type().equals("CarePlan") && !version.deleted())
                .collect(Collectors.groupingBy(
                        version -> version.patients().get(0),
                        Collectors.mapping(StoredVersion::key, Collectors.toList())));
        plans.forEach((patient, keys) -> outbox.addTo(commit.number(), patient, keys));
    }
}
