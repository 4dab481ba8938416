package care.sij.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person who works here for one of the partners.
 *
 * @param login user name of the account; of somebody without one {@code idp|} and the subject at the identity provider
 * @param name for people
 * @param partner the id of the partner it works for: it sees no more than that
 * @param practitioner the id of its Practitioner resource; empty when it has none
 */
public record Person(String login, String name, PersonRole role, String partner, Optional<String> practitioner) {

    private static final String OF_PROVIDER = "idp|";
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final int LONGEST_NAME = 200;

    public Person {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name has 1 to 200 characters, none of them a control character");
        }
        if (practitioner.filter(id -> !ID.matcher(id).matches()).isPresent()) {
            throw new IllegalArgumentException("practitioner is the id of a Practitioner resource");
        }
    }

    /**
     * A person with an account here.
     *
     * @throws IllegalArgumentException naming what no person can have
     */
    public static Person ofAccount(
            String login, String name, PersonRole role, String partner, Optional<String> practitioner) {
        if (!isLogin(login)) {
            throw new IllegalArgumentException("a login has 1 to 63 small letters, digits, dots, hyphens and"
                    + " underscores, a letter or digit first");
        }
        return new Person(login, name, role, partner, practitioner);
    }

    /** A person whom the identity provider knows by this subject. */
    public static Person ofIdentityProvider(String subject, String name, PersonRole role, String partner) {
        return new Person(OF_PROVIDER + subject, name, role, partner, Optional.empty());
    }

    /** Whether an account can have this login. */
    public static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }

    /** Whether it is a subject as OpenID Connect has them: at most 255 visible ASCII characters. */
    public static boolean isSubject(String text) {
        return SUBJECT.matcher(text).matches();
    }

    /** How the person is written where it did something: no client id looks so. */
    public String signature() {
        return login + "@" + partner;
    }

    /** Who did something, as people of a partner are told it: nobody who works for another one is named to them. */
    public static String asToldTo(String partner, String signature) {
        return loginOf(signature).isEmpty() || partnerOf(signature).equals(partner)
                ? signature
                : "somebody of another partner";
    }

    /** The login of a person's signature; empty when a client or the service itself signed. */
    public static Optional<String> loginOf(String signature) {
        int at = signature.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(signature.substring(0, at));
    }

    /** The partner for whom a signature stands. */
    public static String partnerOf(String signature) {
        return signature.substring(signature.lastIndexOf('@') + 1);
    }
}
