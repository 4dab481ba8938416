package care.sij.partner;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody says of a partner and should not have: it is a secret, so that it must not be kept anywhere. */
public final class ShownSecret {

    /** RFC 7518, 6.2.2, 6.3.2 and 6.4; RFC 8037, 2; {@code priv} of keys for post-quantum signatures (draft). */
    static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WRITTEN =
            Pattern.compile("PRIVATE KEY|\"(" + String.join("|", PRIVATE_MEMBERS) + ")\"\\s*:");
    private static final Pattern USER = Pattern.compile("^\\s*[A-Za-z][A-Za-z0-9+.-]*:/+[^/?#]*@[\\s\\S]*");

    private ShownSecret() {}

    /** Whether the text has a private key in it: as a JSON Web Key, whole or in parts, or as PEM (RFC 7468, 10). */
    public static boolean isPrivateKey(String text) {
        return WRITTEN.matcher(text).find() || hasPrivateMember(text);
    }

    private static boolean hasPrivateMember(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return PRIVATE_MEMBERS.stream().anyMatch(member -> read.findValue(member) != null);
        } catch (JacksonException noJson) {
            return false;
        }
    }

    /** Whether the address names a user, whom a password mostly follows (RFC 3986, 3.2.1). */
    public static boolean isInAddress(String address) {
        return USER.matcher(address).matches();
    }
}
