package care.sij.exchange.outbound;

import care.sij.partner.PartnerDrafts;
import care.sij.partner.Partners;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes our public keys, one set for each partner that something is sent to, at a URL that the partner registers
 * (SMART App Launch 2.2.0, "Registering a client": JWKS by URL). Open: who checks a signature has no token yet.
 */
@RestController
class OwnKeySets {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Partners partners;
    private final PartnerDrafts drafts;
    private final OwnKeys keys;

    OwnKeySets(Partners partners, PartnerDrafts drafts, OwnKeys keys) {
        this.partners = partners;
        this.drafts = drafts;
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks/{partner}.json")
    ResponseEntity<String> keySet(@PathVariable("partner") String id) {
        return isKnown(id)
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                        .body(keys.published(id).toString())
                : ResponseEntity.notFound().build();
    }

    /** One that is about to be registered reads them too, to know us at its token endpoint before. */
    private boolean isKnown(String id) {
        return partners.byId(id)
                        .filter(partner -> partner.delivery().isPresent())
                        .isPresent()
                || drafts.isAbout(id);
    }
}
