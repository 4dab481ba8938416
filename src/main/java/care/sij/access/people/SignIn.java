package care.sij.access.people;

import care.sij.access.Network;
import care.sij.access.people.KnownPeople.Known;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Whether somebody is who it says. All that is wrong is answered alike: an unknown login, a wrong password, a wrong or
 * used code, and too many attempts. The first three take alike as well. The last is answered without looking at
 * anything else: it says no more of a login that exists than of one that does not.
 */
@Component
public class SignIn {

    private static final int LONGEST = 200;

    private final KnownPeople people;
    private final SignInTurns turns;
    private final Attempts attempts;
    private final SpentCodes spent;
    private final Clock clock;

    SignIn(KnownPeople people, SignInTurns turns, Attempts attempts, SpentCodes spent, Clock clock) {
        this.people = people;
        this.turns = turns;
        this.attempts = attempts;
        this.spent = spent;
        this.clock = clock;
    }

    /** What a person types to sign in. */
    public record Typed(String login, String password, String code) {

        @Override
        public String toString() {
            return "Typed[]";
        }
    }

    /**
     * The person, when everything is right and it did not try too often; the code is spent with it.
     *
     * @throws SignInCrowded when too many sign in at the moment; then nothing is counted
     */
    public Optional<Known> prove(Typed typed, Network from) {
        if (typed.login().length() > LONGEST || typed.password().length() > LONGEST) {
            return Optional.empty();
        }
        return turns.take(from, () -> tried(typed, from))
                .or(() -> triedInKeptTurn(typed, from))
                .orElseThrow(SignInCrowded::new);
    }

    private Optional<Optional<Known>> triedInKeptTurn(Typed typed, Network from) {
        return attempts.isKnown(typed.login(), from) ? turns.takeKept(() -> tried(typed, from)) : Optional.empty();
    }

    private Optional<Known> tried(Typed typed, Network from) {
        return attempts.begin(typed.login(), from) ? proved(typed, from) : Optional.empty();
    }

    private Optional<Known> proved(Typed typed, Network from) {
        Optional<KnownAccount> account = people.account(typed.login());
        boolean password = Passwords.matches(
                typed.password(), account.map(found -> found.proof().password()).orElse(Passwords.NOBODYS));
        Optional<KnownAccount> proved =
                account.filter(found -> password && spends(found, typed.code().strip()));
        proved.ifPresent(found -> attempts.succeeded(typed.login(), from));
        return proved.map(KnownAccount::known);
    }

    private boolean spends(KnownAccount account, String code) {
        OptionalLong step = OneTimeCode.step(account.proof().totp().toArray(), code, clock.instant());
        return step.isPresent() && spent.spend(account.account().person().login(), step.getAsLong());
    }
}
