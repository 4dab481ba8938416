package care.sij.exchange.direct;

import care.sij.access.Caller;
import care.sij.exchange.Matching;
import care.sij.exchange.Write;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.ResourceKey;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What conditions mean before anything is written, by the rule that holds when it is. */
@Component
class DirectMatching implements Matching {

    private final Matches matches;

    DirectMatching(Matches matches) {
        this.matches = matches;
    }

    @Override
    public Optional<ResourceKey> match(Caller caller, String location, Write.Condition condition) {
        try {
            return matches.match(caller, location, condition, Set.of());
        } catch (StatementRefused refused) {
            throw Refusals.of(refused);
        }
    }
}
