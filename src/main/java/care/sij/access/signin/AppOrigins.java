package care.sij.access.signin;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The origins of the registered apps, which their pages call from (SMART 2.2.0, "Cross-Origin Resource Sharing"). */
@Component
public class AppOrigins {

    private final Set<String> origins;

    AppOrigins(AppSettings settings) {
        this.origins = settings.apps().values().stream()
                .flatMap(app -> app.redirectUris().stream())
                .map(URI::create)
                .map(AppOrigins::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Scheme, host and port of where each is answered. */
    public Set<String> all() {
        return origins;
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
