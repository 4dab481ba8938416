package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.Writes;
import care.sij.exchange.Written;
import care.sij.exchange.Written.Effect;
import care.sij.exchange.facts.Awaiting;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.IssueOutcomes;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Writes checked, then applied in one commit; messages that waited for what they make known are tried again after it.
 */
@Component
class DirectWriting implements Writes {

    private final WriteCheck check;
    private final WriteIntake intake;
    private final Awaiting awaiting;
    private final Commits commits;
    private final Supplier<UUID> ids;

    DirectWriting(WriteCheck check, WriteIntake intake, Awaiting awaiting, Commits commits, Supplier<UUID> ids) {
        this.check = check;
        this.intake = intake;
        this.awaiting = awaiting;
        this.commits = commits;
        this.ids = ids;
    }

    @Override
    public List<Written> write(WriteRequest request) {
        try {
            return checked(request);
        } catch (StatementRefused refused) {
            throw Refusals.of(refused);
        }
    }

    private List<Written> checked(WriteRequest request) {
        List<List<Issue>> advice = check.advice(request);
        String tellingId = ids.get().toString();
        CommitCause cause = new CommitCause(
                CommitCause.Kind.REST,
                request.caller().signature(),
                request.interaction(),
                Optional.empty(),
                request.requestId());
        WriteIntake.Taken taken = commits.commit(cause, open -> intake.take(open, request, tellingId));
        awaiting.nowKnown(taken.known(), request.requestId());
        List<Written> written = new ArrayList<>();
        for (int place = 0; place < request.writes().size(); place++) {
            written.add(written(
                    request.writes().get(place),
                    Optional.ofNullable(taken.effects().get(place)),
                    advice.get(place)));
        }
        return List.copyOf(written);
    }

    private static Written written(Write write, Optional<Effected> effected, List<Issue> advice) {
        Effect effect = effected.map(Effected::effect).orElse(Effect.NOTHING);
        List<Issue> issues = new ArrayList<>(advice);
        issues.add(Issue.information(Rule.ACCEPTED, write.location(), text(effect)));
        return new Written(effect, effected.map(Effected::version), IssueOutcomes.of(issues));
    }

    private static String text(Effect effect) {
        return switch (effect) {
            case CREATED, UPDATED -> "Written as it was stated; the plans follow from it.";
            case FOUND -> "The condition found this resource; nothing was written.";
            case DELETED -> "Deleted; its versions stay readable, and the plans follow without it.";
            case NOTHING -> "The condition found nothing; nothing was deleted.";
        };
    }
}
