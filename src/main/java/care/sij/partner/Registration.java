package care.sij.partner;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one partner's settings, collecting every problem before refusing. */
final class Registration {

    private static final String NO_USER = "https?://[^\\s@/?#]+([/?#]\\S*)?";

    private final RegistrationRules rules;
    private final List<String> problems = new ArrayList<>();

    private Registration(RegistrationRules rules) {
        this.rules = rules;
    }

    /**
     * The partner that the settings describe.
     *
     * @throws InvalidRegistration naming everything that is wrong
     */
    static Partner read(String id, PartnerSettings.Entry entry) {
        return read(id, entry, RegistrationRules.PROPOSED);
    }

    /**
     * The same by these rules.
     *
     * @throws InvalidRegistration naming everything that is wrong
     */
    static Partner read(String id, PartnerSettings.Entry entry, RegistrationRules rules) {
        return new Registration(rules).partner(id, entry);
    }

    private Partner partner(String id, PartnerSettings.Entry entry) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            problems.add("the id must be lower-case letters, digits and hyphens, at most 64");
        }
        if (entry.organization().isBlank()) {
            problems.add("organization is required");
        }
        List<IdentifierSystem> systems = systems(entry.identifierSystems());
        requireWebAddresses(entry.responseEndpoints());
        Optional<PartnerKeys> keys = keys(entry);
        Optional<Delivery> delivery = delivery(entry.delivery(), entry.hl7v2().systems());
        Optional<Hl7v2> hl7v2 = Hl7v2Registration.read(entry, problems);
        Terms terms = new TermsRegistration(problems).read(entry);
        if (entry.role().isEmpty()) {
            problems.add("role is required: hospital, clinic, payer or auditor");
        }
        if (!problems.isEmpty()) {
            throw new InvalidRegistration(id, problems);
        }
        return new Partner(
                id,
                entry.role().orElseThrow(),
                entry.organization(),
                systems,
                entry.sourceEndpoints(),
                entry.responseEndpoints(),
                keys.orElseThrow(),
                entry.scopes(),
                delivery,
                hl7v2,
                terms);
    }

    private void requireWebAddresses(List<String> endpoints) {
        for (String endpoint : endpoints) {
            if (!endpoint.matches(rules.all() ? NO_USER : "https?://\\S+")) {
                problems.add("response-endpoints: an http or https URL without user and password is required");
            }
        }
    }

    private List<IdentifierSystem> systems(List<String> patterns) {
        List<IdentifierSystem> systems = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                systems.add(new IdentifierSystem(pattern));
            } catch (IllegalArgumentException e) {
                problems.add("identifier-systems: " + e.getMessage());
            }
        }
        return systems;
    }

    private Optional<PartnerKeys> keys(PartnerSettings.Entry entry) {
        if (entry.jwks().isPresent() == entry.jwksUrl().isPresent()) {
            problems.add("exactly one of jwks and jwks-url is required");
            return Optional.empty();
        }
        return entry.jwks().isPresent()
                ? inline(entry.jwks().get())
                : published(entry.jwksUrl().orElseThrow());
    }

    private Optional<PartnerKeys> inline(String json) {
        try {
            JWKSet keys = JWKSet.parse(json);
            requirePublic(json, keys);
            check(keys);
            return Optional.of(new PartnerKeys.Inline(keys));
        } catch (ParseException e) {
            problems.add("jwks is not a JSON Web Key Set");
            return Optional.empty();
        }
    }

    /** Keys of kinds that are not known here are passed over by the reader, and kept in the document. */
    private void requirePublic(String json, JWKSet known) throws ParseException {
        boolean shown = rules.all()
                ? Stream.of(JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "keys"))
                        .anyMatch(key -> !Collections.disjoint(key.keySet(), ShownSecret.PRIVATE_MEMBERS))
                : known.getKeys().stream().anyMatch(JWK::isPrivate);
        if (shown) {
            problems.add("jwks must hold public keys only; replace the private key, it has been shown");
        }
    }

    private void check(JWKSet keys) {
        if (keys.isEmpty()) {
            problems.add("jwks holds no key");
        }
        Set<String> seen = new HashSet<>();
        for (JWK key : keys.getKeys()) {
            if (key.getKeyID() == null || !seen.add(key.getKeyType() + " " + key.getKeyID())) {
                problems.add("jwks: each key needs a kid of its own");
            }
        }
    }

    private Optional<PartnerKeys> published(String url) {
        return callable("jwks-url", url).map(PartnerKeys.Published::new);
    }

    private Optional<Delivery> delivery(PartnerSettings.DeliveryEntry entry, Map<String, String> namedSystems) {
        boolean configured = entry.endpoint().isPresent()
                || !entry.events().isEmpty()
                || !entry.withheldTypes().isEmpty()
                || entry.tokenUrl().isPresent()
                || entry.profile().isPresent()
                || entry.sslBundle().isPresent();
        if (!configured) {
            return Optional.empty();
        }
        Optional<URI> endpoint = entry.channel().equals(LineRegistration.CHANNEL)
                ? LineRegistration.endpoint(entry, problems)
                : callable("delivery.endpoint", entry.endpoint().orElse(""));
        Optional<Delivery.BackendAccess> access = access(entry);
        Optional<Binding> binding = new BindingRegistration(problems).read(entry, namedSystems);
        return endpoint.flatMap(address -> binding.map(
                way -> new Delivery(address, entry.events(), entry.withheldTypes(), access, entry.sslBundle(), way)));
    }

    private Optional<Delivery.BackendAccess> access(PartnerSettings.DeliveryEntry entry) {
        if (entry.tokenUrl().isEmpty()) {
            return Optional.empty();
        }
        if (entry.clientId().isBlank() || entry.scope().isBlank()) {
            problems.add("delivery: token-url needs client-id and scope");
        }
        return callable("delivery.token-url", entry.tokenUrl().get())
                .map(url -> new Delivery.BackendAccess(url, entry.clientId(), entry.scope()));
    }

    private Optional<URI> callable(String setting, String url) {
        Optional<URI> address = WebAddress.of(url).filter(uri -> !rules.all() || uri.getRawUserInfo() == null);
        if (address.isEmpty()) {
            problems.add(setting + " must be an https URL (http only on loopback) without user and password");
        }
        return address;
    }
}
