package care.sij.access.token;

import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import care.sij.partner.Partner;
import care.sij.partner.RegistrationCheck;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What each partner may be granted; only system scopes can be registered. */
@Component
public class RegisteredScopes implements RegistrationCheck {

    private static final int MOST = 10_000;

    private final Cache<List<String>, SmartScopes> read =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** The partner's registered scopes. */
    public SmartScopes of(Partner partner) {
        return read.get(partner.scopes(), scopes -> SmartScopes.parse(String.join(" ", scopes)));
    }

    @Override
    public List<String> problems(Partner partner, Collection<Partner> others) {
        return partner.scopes().stream()
                .filter(text -> scope(text).isEmpty())
                .map(text -> "scopes: " + text + " is no scope like system/Observation.rs")
                .toList();
    }

    private static Optional<SmartScope> scope(String text) {
        return SmartScope.parse(text).filter(read -> read.context() == SmartScope.Context.SYSTEM);
    }
}
