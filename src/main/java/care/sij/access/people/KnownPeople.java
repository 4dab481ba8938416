package care.sij.access.people;

import care.sij.access.Person;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who has an open account now; what another process changed is known within a second. */
@Component
public class KnownPeople {

    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofSeconds(1);

    /**
     * A person and which version of its account it is.
     *
     * @param version another one after each change, be it one of the settings
     */
    public record Known(Person person, int version) {}

    private final AccountLog log;
    private final AccountsOfSettings settings;
    private final Cache<String, Optional<Known>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    KnownPeople(AccountLog log, AccountsOfSettings settings) {
        this.log = log;
        this.settings = settings;
    }

    /** The person of this login; empty when there is none, or its account is closed. */
    public Optional<Known> byLogin(String login) {
        return known.get(login, this::read);
    }

    /** The person whose signature this is; empty when the account was closed or works for another partner now. */
    public Optional<Person> bySignature(String signature) {
        return byLogin(signature.replaceFirst("@.*", ""))
                .map(Known::person)
                .filter(person -> person.signature().equals(signature));
    }

    /** As it is in the database now. */
    Optional<KnownAccount> account(String login) {
        return log.latest(login).or(() -> settings.of(login)).filter(KnownAccount::active);
    }

    void forget(String login) {
        known.invalidate(login);
    }

    private Optional<Known> read(String login) {
        return account(login).map(KnownAccount::known);
    }
}
