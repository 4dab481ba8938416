package care.sij.access.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys that the identity provider publishes, as fresh as those of partners; none while it does not answer. */
final class ProviderKeys implements JWKSource<SecurityContext> {

    private final PublishedKeys published;
    private final URI url;

    ProviderKeys(PublishedKeys published, String url) {
        this.published = published;
        this.url = URI.create(url);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        Set<String> kids = selector.getMatcher().getKeyIDs();
        if (kids == null || kids.size() != 1) {
            return List.of();
        }
        try {
            return selector.select(published.holding(url, kids.iterator().next()));
        } catch (TokenRefused unavailable) {
            return List.of();
        }
    }
}
