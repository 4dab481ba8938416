package care.sij.access.token;

import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import care.sij.partner.Partner;
import care.sij.partner.RegistrationCheck;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What each partner may be granted; only system scopes can be registered. */
@Component
public class RegisteredScopes implements RegistrationCheck {

    private static final int MOST = 10_000;

    private final ScopeReader reader;
    private final Cache<List<String>, SmartScopes> read =
            Caffeine.newBuilder().maximumSize(MOST).build();

    RegisteredScopes(ScopeReader reader) {
        this.reader = reader;
    }

    /** The partner's registered scopes. */
    public SmartScopes of(Partner partner) {
        return read.get(
                partner.scopes(),
                scopes -> new SmartScopes(scopes.stream()
                        .flatMap(text -> reader.readRegistered(text).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    @Override
    public List<String> problems(Partner partner, Collection<Partner> others) {
        return partner.scopes().stream()
                .filter(text -> scope(text).isEmpty())
                .map(text -> "scopes: " + text + " is no scope like system/Observation.rs, or its filter is not served")
                .toList();
    }

    private Optional<SmartScope> scope(String text) {
        return reader.readRegistered(text).filter(read -> read.context() == SmartScope.Context.SYSTEM);
    }
}
