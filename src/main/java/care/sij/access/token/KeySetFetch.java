package care.sij.access.token;

import care.sij.access.BoundedCall;
import care.sij.partner.WebAddress;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches a JSON Web Key Set: three seconds, 256 KiB, no redirects, and never an exception of the other side. */
@Component
class KeySetFetch {

    private static final Logger log = LoggerFactory.getLogger(KeySetFetch.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int LARGEST = 256 * 1024;
    private static final Duration WITHOUT_CACHE_CONTROL = Duration.ofMinutes(5);
    private static final Duration LONGEST_KEPT = Duration.ofHours(1);
    private static final Pattern MAX_AGE = Pattern.compile("max-age\\s*=\\s*\"?(\\d{1,9})");

    private final HttpClient http = WebAddress.calls(LONGEST_WAIT).build();

    /**
     * Keys and how long they may be kept.
     *
     * @param freshFor zero when they must be asked for each time
     */
    record Fetched(JWKSet keys, Duration freshFor) {}

    /** The keys at the URL; empty when it does not answer well and in time. */
    Optional<Fetched> fetch(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        try {
            return read(url, BoundedCall.send(http, request, LONGEST_WAIT, LARGEST));
        } catch (IOException e) {
            log.warn("JWKS at {} could not be fetched: {}", url, e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Fetched> read(URI url, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            log.warn("JWKS at {} answered {}", url, response.statusCode());
            return Optional.empty();
        }
        try {
            JWKSet keys = JWKSet.parse(new String(response.body(), StandardCharsets.UTF_8));
            return Optional.of(new Fetched(keys.toPublicJWKSet(), freshFor(response)));
        } catch (ParseException e) {
            log.warn("JWKS at {} is not a key set", url);
            return Optional.empty();
        }
    }

    private static Duration freshFor(HttpResponse<?> response) {
        String control = String.join(",", response.headers().allValues("Cache-Control"));
        if (control.contains("no-store") || control.contains("no-cache")) {
            return Duration.ZERO;
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        Duration stated = maxAge.find() ? Duration.ofSeconds(Long.parseLong(maxAge.group(1))) : WITHOUT_CACHE_CONTROL;
        Duration age = Duration.ofSeconds(response.headers()
                .firstValue("Age")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L));
        Duration left = stated.minus(age);
        return left.compareTo(LONGEST_KEPT) > 0 ? LONGEST_KEPT : left;
    }
}
