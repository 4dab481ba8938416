package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.ServiceAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AudiencesTest {

    private static final String ENDPOINT = "http://localhost:8080/oauth2/token";

    @Test
    void areTheTokenEndpointAlone() {
        assertThat(audiences(false).of(request("127.0.0.1", 9090, "127.0.0.1"))).containsExactly(ENDPOINT);
    }

    @Test
    void includeTheRequestedUrlOverLoopbackInTheDemo() {
        assertThat(audiences(true).of(request("127.0.0.1", 9090, "127.0.0.1")))
                .containsExactlyInAnyOrder(ENDPOINT, "http://127.0.0.1:9090/oauth2/token");
    }

    @Test
    void areTheTokenEndpointBesideItToo() {
        MockHttpServletRequest introspection = request("127.0.0.1", 9090, "127.0.0.1");
        introspection.setRequestURI("/oauth2/introspect");

        assertThat(audiences(true).of(introspection))
                .containsExactlyInAnyOrder(ENDPOINT, "http://127.0.0.1:9090/oauth2/token");
    }

    @Test
    void doNotIncludeWhatAHostHeaderMakesUp() {
        assertThat(audiences(true).of(request("evil.example", 9090, "127.0.0.1")))
                .containsExactly(ENDPOINT);
        assertThat(audiences(true).of(request("localhost", 9090, "192.0.2.7"))).containsExactly(ENDPOINT);
        MockHttpServletRequest otherPort = request("localhost", 7000, "127.0.0.1");
        otherPort.setLocalPort(9090);
        assertThat(audiences(true).of(otherPort)).containsExactly(ENDPOINT);
    }

    private static Audiences audiences(boolean loopback) {
        return new Audiences(
                new ServiceAddress(URI.create("http://localhost:8080")),
                new AccessSettings(Optional.empty(), Path.of("unused"), loopback, false));
    }

    private static MockHttpServletRequest request(String host, int port, String remote) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/token");
        request.setServerName(host);
        request.setServerPort(port);
        request.setLocalPort(port);
        request.setRemoteAddr(remote);
        return request;
    }
}
