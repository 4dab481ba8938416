package care.sij.access.token;

import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import care.sij.partner.InvalidRegistration;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What each partner may be granted; a registered scope that is no system scope stops the start. */
@Component
public class RegisteredScopes {

    private final Map<String, SmartScopes> byPartner;

    RegisteredScopes(Partners partners) {
        byPartner = partners.all().stream().collect(Collectors.toUnmodifiableMap(Partner::id, RegisteredScopes::read));
    }

    private static SmartScopes read(Partner partner) {
        Set<SmartScope> scopes = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (String text : partner.scopes()) {
            Optional<SmartScope> scope =
                    SmartScope.parse(text).filter(read -> read.context() == SmartScope.Context.SYSTEM);
            scope.ifPresentOrElse(
                    scopes::add, () -> problems.add("scopes: " + text + " is no scope like system/Observation.rs"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRegistration(partner.id(), problems);
        }
        return new SmartScopes(scopes);
    }

    /** The partner's registered scopes; none for a partner that is not registered. */
    public SmartScopes of(Partner partner) {
        return byPartner.getOrDefault(partner.id(), new SmartScopes(Set.of()));
    }
}
