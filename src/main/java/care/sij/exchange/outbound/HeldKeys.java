package care.sij.exchange.outbound;

import care.sij.exchange.KeyDates;
import care.sij.partner.Delivery;
import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import com.nimbusds.jose.jwk.JWK;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Reads ends from the registration, from our SSL bundles, and from the turns of our own keys. */
@Component
class HeldKeys implements KeyDates {

    private final OwnKeys own;
    private final SslBundles bundles;

    HeldKeys(OwnKeys own, SslBundles bundles) {
        this.own = own;
        this.bundles = bundles;
    }

    @Override
    public List<KeyDate> registered(Partner partner) {
        Stream<String> used = Stream.of(
                        partner.delivery().flatMap(Delivery::sslBundle),
                        partner.hl7v2().map(Hl7v2::listener).flatMap(Hl7v2.Listener::sslBundle))
                .flatMap(Optional::stream)
                .distinct();
        return Stream.concat(theirs(partner.keys()), used.map(this::certificate))
                .toList();
    }

    @Override
    public List<KeyDate> all(Partner partner) {
        Stream<KeyDate> ours = own.ends(partner.id()).entrySet().stream()
                .map(key -> new KeyDate(Kind.OURS, key.getKey(), Optional.of(key.getValue())));
        return Stream.concat(registered(partner).stream(), ours).toList();
    }

    @Override
    public String ours(String partner) {
        return own.published(partner).toString();
    }

    private static Stream<KeyDate> theirs(PartnerKeys keys) {
        if (keys instanceof PartnerKeys.Published published) {
            return Stream.of(new KeyDate(Kind.PUBLISHED, published.jwksUrl().toString(), Optional.empty()));
        }
        return keys instanceof PartnerKeys.Inline inline
                ? inline.keys().getKeys().stream().map(key -> new KeyDate(Kind.THEIRS, key.getKeyID(), ends(key)))
                : Stream.empty();
    }

    /** What the key says itself ({@code exp}), or its certificate ({@code x5c}), whichever is first. */
    private static Optional<Instant> ends(JWK key) {
        Stream<Date> said = Optional.ofNullable(key.getExpirationTime()).stream();
        Stream<Date> certified = Optional.ofNullable(key.getParsedX509CertChain()).orElse(List.of()).stream()
                .map(X509Certificate::getNotAfter);
        return Stream.concat(said, certified).map(Date::toInstant).min(Instant::compareTo);
    }

    private KeyDate certificate(String bundle) {
        return new KeyDate(Kind.CERTIFICATE, bundle, certificateEnds(bundle));
    }

    private Optional<Instant> certificateEnds(String bundle) {
        try {
            KeyStore store = bundles.getBundle(bundle).getStores().getKeyStore();
            return store == null ? Optional.empty() : firstEnd(store);
        } catch (KeyStoreException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> firstEnd(KeyStore store) throws KeyStoreException {
        Optional<Instant> first = Optional.empty();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                Instant end = certificate.getNotAfter().toInstant();
                first = Optional.of(first.filter(known -> known.isBefore(end)).orElse(end));
            }
        }
        return first;
    }
}
