package care.sij.exchange.message;

import care.sij.audit.Testimony;
import care.sij.exchange.delivery.Routing;
import care.sij.exchange.delivery.Told;
import care.sij.exchange.facts.Applied;
import care.sij.exchange.facts.FactIntake;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.PersonMerges;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.facts.Testimonies;
import care.sij.exchange.facts.Whom;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.referral.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applies a prepared message; one that links persons first links them, and is prepared again for who goes on. */
@Component
class Application {

    private final Preparations preparations;
    private final PersonMerges merges;
    private final FactIntake intake;
    private final Referrals referrals;
    private final Routing routing;
    private final Testimonies testimonies;

    Application(
            Preparations preparations,
            PersonMerges merges,
            FactIntake intake,
            Referrals referrals,
            Routing routing,
            Testimonies testimonies) {
        this.preparations = preparations;
        this.merges = merges;
        this.intake = intake;
        this.referrals = referrals;
        this.routing = routing;
        this.testimonies = testimonies;
    }

    /**
     * Applies it; returns what its sender should know.
     *
     * @param untouched the message with contents that were not prepared
     */
    List<Issue> apply(OpenCommit open, Arrival untouched, Preparation preparation) {
        int before = open.appended().size();
        if (!Subjects.links(untouched)) {
            Applied applied = intake.apply(open, preparation, trigger(untouched));
            tell(open, untouched, preparation, applied.told(), before);
            return applied.issues();
        }
        Telling telling = untouched.envelope().telling();
        Whom whom = merges.link(open, telling, untouched.contents(), preparation.whom());
        Preparation linked = preparations.prepare(open, telling, untouched.contents(), whom);
        Applied applied = intake.apply(open, linked, Optional.empty());
        intake.describeLinked(open, linked);
        tell(open, untouched, linked, applied.told(), before);
        return applied.issues();
    }

    /** Its sender answers for what it told, and for nothing that others told and that had to follow. */
    private void tell(OpenCommit open, Arrival arrival, Preparation applied, List<StoredVersion> told, int before) {
        List<StoredVersion> appended = open.appended();
        List<StoredVersion> followed = without(told, appended.subList(before, appended.size()));
        Testimony testimony = SenderTestimony.of(arrival, applied, open.cause().requestId());
        testimonies.write(open, applied.telling(), told, testimony);
        testimonies.follow(open, applied.telling(), followed, testimony.cause());
        tellOthers(open, arrival, applied);
    }

    /** Of these versions those that are none of the told; a message may tell many. */
    static List<StoredVersion> without(List<StoredVersion> told, List<StoredVersion> versions) {
        Set<String> references = told.stream().map(StoredVersion::reference).collect(Collectors.toSet());
        return versions.stream()
                .filter(version -> !references.contains(version.reference()))
                .toList();
    }

    private void tellOthers(OpenCommit open, Arrival arrival, Preparation applied) {
        ResourceKey patient = new ResourceKey("Patient", applied.patient());
        Optional<Referral> referral = arrival.contents().referral().flatMap(referrals::find);
        Envelope envelope = arrival.envelope();
        routing.tellOthers(
                open,
                new Told(
                        envelope.partner(),
                        envelope.messageId(),
                        envelope.event().code(),
                        applied.patient(),
                        referral.map(one -> one.number().system() + "|"
                                        + one.number().value())
                                .orElseGet(patient::reference),
                        referral.map(one -> new ResourceKey("Task", one.task())).orElse(patient),
                        applied.keys()));
    }

    private static Optional<Trigger> trigger(Arrival arrival) {
        return Triggers.of(
                arrival.envelope().event(),
                arrival.contents().coordinationTask(),
                arrival.envelope().partner());
    }
}
