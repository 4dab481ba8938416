package care.sij.access.people;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * People who may sign in from the beginning.
 *
 * @param people accounts by login; none by default
 */
@ConfigurationProperties("sij")
record PeopleSettings(@DefaultValue Map<String, Entry> people) {

    /**
     * One account, as the command {@code account} prints it.
     *
     * @param name for people; required
     * @param role coordinator, clinician, integration-admin or auditor; required
     * @param partner the id of the partner the person works for; required
     * @param practitioner the id of the person's Practitioner resource; none by default
     * @param password Argon2id hash of the password; required
     * @param totp secret of the one-time codes in Base32; required
     */
    record Entry(
            @DefaultValue("") String name,
            @DefaultValue("") String role,
            @DefaultValue("") String partner,
            Optional<String> practitioner,
            @DefaultValue("") String password,
            @DefaultValue("") String totp) {}
}
