package care.sij.exchange.outbound;

import static care.sij.exchange.outbound.TestCertificates.PASSWORD;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.sij.exchange.outbound.TokenUnobtainable.Reason;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** A hospital whose server has a certificate of its own authority and asks for ours. */
class PartnerConnectionsIT {

    @TempDir
    static Path folder;

    private static WireMockServer server = new WireMockServer();
    private static SslBundle mutual = SslBundle.systemDefault();
    private static SslBundle trustingOnly = SslBundle.systemDefault();

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @BeforeAll
    static void start() throws Exception {
        Path theirs = TestCertificates.keyStore(folder, "hospital");
        Path ours = TestCertificates.keyStore(folder, "clinic");
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(theirs.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .keystoreType("PKCS12")
                .needClientAuth(true)
                .trustStorePath(TestCertificates.trusting(ours).toString())
                .trustStorePassword(PASSWORD)
                .trustStoreType("PKCS12"));
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withBody("{\"access_token\":\"over-tls\",\"token_type\":\"bearer\"}")));
        Path trust = TestCertificates.trusting(theirs);
        mutual = SslBundle.of(SslStoreBundle.of(TestCertificates.load(ours), PASSWORD, TestCertificates.load(trust)));
        trustingOnly = SslBundle.of(SslStoreBundle.of(null, null, TestCertificates.load(trust)));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void showsOurCertificateAndTrustsThePartnersAuthority() throws Exception {
        bundles.registerBundle("st-mary-tls", mutual);

        assertThat(get(connections(), partner("st-mary-tls"))).isEqualTo(200);
    }

    @Test
    void getsTokensOverThem() {
        bundles.registerBundle("st-mary-tls", mutual);

        assertThat(tokens(partner("st-mary-tls")).authorization(partner("st-mary-tls"), access()))
                .isEqualTo("Bearer over-tls");
    }

    @Test
    void trustsNoStrangerAndIsNoStranger() {
        bundles.registerBundle("trusting-only", trustingOnly);
        Partner withoutBundle = OwnProcess.partner("st-mary");
        Partner withoutKey = partner("trusting-only");

        assertThatIOException().isThrownBy(() -> get(connections(), withoutBundle));
        assertThatIOException().isThrownBy(() -> get(connections(), withoutKey));
        assertThat(catchThrowableOfType(
                                TokenUnobtainable.class,
                                () -> tokens(withoutBundle).authorization(withoutBundle, access()))
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void usesARenewedBundleFromThenOn() throws Exception {
        bundles.registerBundle("st-mary-tls", trustingOnly);
        Partner stMary = partner("st-mary-tls");
        PartnerConnections connections = connections();
        assertThatIOException().isThrownBy(() -> get(connections, stMary));

        bundles.updateBundle("st-mary-tls", mutual);

        assertThat(get(connections, stMary)).isEqualTo(200);
    }

    @Test
    void cannotBeRegisteredWithABundleThatDoesNotExist() {
        assertThat(connections().problems(partner("misspelt"), List.of()))
                .singleElement()
                .asString()
                .contains("delivery.ssl-bundle");
    }

    private PartnerConnections connections() {
        return new PartnerConnections(bundles);
    }

    private OutboundTokens tokens(Partner partner) {
        TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
        Assertions assertions = new OwnProcess(OwnProcess.database(), clock).assertions();
        return new OutboundTokens(new TokenRequests(connections(), assertions, Duration.ofSeconds(10)), clock);
    }

    private static int get(PartnerConnections connections, Partner partner) throws IOException, InterruptedException {
        return connections
                .client(partner)
                .send(HttpRequest.newBuilder(address()).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Delivery.BackendAccess access() {
        return OwnProcess.access(address().toString());
    }

    private static Partner partner(String bundle) {
        return OwnProcess.partner(
                "st-mary",
                Optional.of(new Delivery(
                        address(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(bundle),
                        new Binding.ProcessMessage())));
    }

    private static URI address() {
        return URI.create("https://127.0.0.1:" + server.httpsPort() + "/token");
    }
}
