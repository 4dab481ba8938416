package care.sij.access.door;

import care.sij.access.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person whom the cookie of a session proves; sees the pages of the console, and no other path. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Person person;

    SessionAuthentication(Person person) {
        super(List.of());
        this.person = person;
        super.setAuthenticated(true);
    }

    Person person() {
        return person;
    }

    @Override
    public Object getPrincipal() {
        return person.signature();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionAuthentication session && super.equals(other) && session.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
