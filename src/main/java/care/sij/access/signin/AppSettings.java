package care.sij.access.signin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The apps that people use: public OAuth 2 clients, which prove themselves by where they are reached.
 *
 * @param apps by client id; none by default
 */
@ConfigurationProperties("sij")
record AppSettings(@DefaultValue Map<String, App> apps) {

    /**
     * One app.
     *
     * @param name for people, on the page where they sign in; required
     * @param redirectUris https URLs (http on loopback) where it takes authorization codes, compared letter by letter;
     *     required
     */
    record App(@DefaultValue("") String name, @DefaultValue List<String> redirectUris) {

        App {
            redirectUris = List.copyOf(redirectUris);
        }
    }

    AppSettings {
        apps.forEach(AppSettings::check);
    }

    Optional<App> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    private static void check(String id, App app) {
        String setting = "sij.apps." + id;
        if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    setting + ": an app's id has 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        if (app.name().isBlank()) {
            throw new IllegalArgumentException(setting + ".name is required");
        }
        if (app.redirectUris().isEmpty() || !app.redirectUris().stream().allMatch(AppSettings::isTaken)) {
            throw new IllegalArgumentException(
                    setting + ".redirect-uris are https URLs (http on loopback) without user, query and fragment");
        }
    }

    private static boolean isTaken(String text) {
        return text.matches("https://[^\\s@?#;'\"]+|http://(localhost|127\\.0\\.0\\.1|\\[::1])[:/][^\\s@?#;'\"]*")
                && URI.create(text).getHost() != null;
    }
}
