package care.sij.access.signin;

import care.sij.access.PersonRole;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets people into the console whom the organisation's identity provider vouches for, by the authorization code flow of
 * OpenID Connect Core 1.0, 3.1, with PKCE.
 */
@RestController
class ProviderEntry {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderEntry.class);
    private static final String RETURN = "/console/sign-in/provider";
    private static final int LONGEST = 4_096;

    private final ProviderSettings settings;
    private final ProviderEndpoints endpoints;
    private final CodeExchange exchange;
    private final Vouching vouching;
    private final Partners partners;
    private final Sessions sessions;
    private final ConsoleArrivals arrivals;
    private final Cookies cookies;
    private final String redirectUri;

    ProviderEntry(
            ProviderSettings settings,
            ProviderEndpoints endpoints,
            CodeExchange exchange,
            Vouching vouching,
            Partners partners,
            Sessions sessions,
            ConsoleArrivals arrivals,
            Cookies cookies,
            ServiceAddress address) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.exchange = exchange;
        this.vouching = vouching;
        this.partners = partners;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.cookies = cookies;
        this.redirectUri = address.baseUrl() + RETURN;
    }

    @GetMapping(RETURN + "/begin")
    ResponseEntity<Void> begin(HttpServletRequest request) {
        String wanted = Optional.ofNullable(request.getParameter("to")).orElse("");
        ProviderAttempt attempt = ProviderAttempt.begin(ConsoleAddress.of(wanted));
        Map<String, String> asked = new LinkedHashMap<>();
        String endpoint = endpoints.known().authorization().toString();
        asked.put("response_type", "code");
        asked.put("client_id", settings.clientId().orElseThrow());
        asked.put("redirect_uri", redirectUri);
        asked.put("scope", "openid profile");
        asked.put("state", attempt.state());
        asked.put("nonce", attempt.nonce());
        asked.put("code_challenge", attempt.challenge());
        asked.put("code_challenge_method", "S256");
        String query = asked.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, endpoint + (endpoint.contains("?") ? "&" : "?") + query)
                .header(HttpHeaders.SET_COOKIE, cookies.startProvider(attempt.browser()))
                .build();
    }

    @GetMapping(RETURN)
    ResponseEntity<String> comeBack(HttpServletRequest request) {
        ProviderEndpoints.Endpoints known = endpoints.known();
        ProviderAttempt attempt = cookies.provider(request)
                .flatMap(browser -> stated(request, "state").flatMap(state -> ProviderAttempt.of(browser, state)))
                .filter(own -> isOfIssuer(request))
                .orElseThrow(() -> new ProviderRefused(ProviderRefusal.NOT_OURS));
        String code = stated(request, "code")
                .filter(given -> request.getParameter("error") == null)
                .orElseThrow(() -> new ProviderRefused(ProviderRefusal.DENIED));
        Vouched person = proven(exchange.identityToken(known.token(), code, redirectUri, attempt), attempt);
        LOG.info("sign-in of {}", person.person().signature());
        return arrivals.of(sessions.begin(person), attempt.wanted(), request);
    }

    private Vouched proven(String identityToken, ProviderAttempt attempt) {
        try {
            return vouching.read(identityToken, settings.clientId().orElseThrow(), attempt.nonce())
                    .filter(this::fitsItsPartner)
                    .orElseThrow(() -> new ProviderRefused(ProviderRefusal.NO_ROLE));
        } catch (Vouching.Unreliable unreliable) {
            LOG.warn("the identity provider gave an identity token that does not hold");
            throw new ProviderRefused(ProviderRefusal.NOT_PROVEN);
        }
    }

    /** An auditor's people see everything, so only auditors are among them. */
    private boolean fitsItsPartner(Vouched vouched) {
        return partners.byId(vouched.person().partner())
                .filter(partner -> (partner.role() == PartnerRole.AUDITOR)
                        == (vouched.person().role() == PersonRole.AUDITOR))
                .isPresent();
    }

    /** Where the answer says whose it is, it is the provider's (RFC 9207). */
    private boolean isOfIssuer(HttpServletRequest request) {
        return request.getParameter("iss") == null || stated(request, "iss").equals(settings.issuer());
    }

    private static Optional<String> stated(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null || values.length != 1 || values[0].isEmpty() || values[0].length() > LONGEST
                ? Optional.empty()
                : Optional.of(values[0]);
    }
}
