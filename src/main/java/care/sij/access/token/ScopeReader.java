package care.sij.access.token;

import care.sij.access.AskedScopes;
import care.sij.access.ScopeFilters;
import care.sij.access.SmartScope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads scopes as SMART version 2 has them, and where the setting says so version 1. */
@Component
public class ScopeReader implements AskedScopes {

    private static final int MOST_FILTERS = 10;

    private final ScopeFilters filters;
    private final boolean version1;

    ScopeReader(ScopeFilters filters, AccessSettings settings) {
        this.filters = filters;
        this.version1 = settings.smartV1Scopes();
    }

    /**
     * The scope; empty when it is malformed, of a type that R4 does not have, or has a filter that is not served, or
     * too many.
     */
    @Override
    public Optional<SmartScope> read(String text) {
        return readRegistered(text).filter(scope -> scope.filters().size() <= MOST_FILTERS);
    }

    /** The same of what is registered: administrators are trusted with any number of filters. */
    Optional<SmartScope> readRegistered(String text) {
        return SmartScope.parse(text)
                .or(() -> version1 ? SmartScope.version1(text) : Optional.empty())
                .filter(filters::serve);
    }

    /** Whether scopes as SMART version 1 has them are read too. */
    public boolean readsVersion1() {
        return version1;
    }
}
