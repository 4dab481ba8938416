package care.sij.exchange.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.exchange.outbound.TrialAddresses.Callable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people can make this service call, and where they cannot. */
class TrialAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "2001:0:7f00:1::",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1"
            })
    void callsNoHostThatIsNotPublic(String host) {
        assertThat(of(List.of(), host).look(URI.create("https://ehr.example.org/fhir")))
                .isEqualTo(Callable.NOT_PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "223.255.255.255", "2a00::1"})
    void callsPublicHosts(String host) {
        assertThat(of(List.of(), host).look(URI.create("https://ehr.example.org/fhir")))
                .isEqualTo(Callable.YES);
    }

    @Test
    void callsNoNameOfWhichOneHostIsNotPublic() {
        assertThat(of(List.of(), "93.184.216.34", "10.0.0.1").look(URI.create("https://ehr.example.org")))
                .isEqualTo(Callable.NOT_PUBLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.255.1, YES",
        "10.20.0.0/16, 10.21.0.1,   NOT_PUBLIC",
        "10.20.30.40/32, 10.20.30.40, YES",
        "10.20.30.40/32, 10.20.30.41, NOT_PUBLIC",
        "fd00:1::/32,  fd00:1::7,   YES",
        "fd00:1::/32,  fd00:2::7,   NOT_PUBLIC",
        "0.0.0.0/0,    ::1,         NOT_PUBLIC"
    })
    void callsWhereTheOperatorLetsIt(String network, String host, Callable callable) {
        assertThat(of(List.of(network), host).look(URI.create("https://ehr.example.org")))
                .isEqualTo(callable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.example.org/fhir?x=1",
                "https://ehr.example.org/fhir?",
                "https://ehr.example.org/fhir#",
                "https://user@ehr.example.org/fhir",
                "urn:uuid:1"
            })
    void callsPlainAddressesOnly(String address) {
        assertThat(of(List.of(), "93.184.216.34").look(URI.create(address))).isEqualTo(Callable.NOT_PLAIN);
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        TrialAddresses addresses = new TrialAddresses(new TrialSettings(List.of()), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(addresses.look(URI.create("https://ehr.example.org"))).isEqualTo(Callable.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "fd00::/129", "intern/8", "10/8", "a:zz/8", "/8", ""})
    void takesNoNetworkThatIsNone(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialSettings(List.of(network)))
                .withMessageContaining("sij.trials.networks");
    }

    private static TrialAddresses of(List<String> networks, String... hosts) {
        return new TrialAddresses(new TrialSettings(networks), asked -> {
            InetAddress[] found = new InetAddress[hosts.length];
            for (int place = 0; place < hosts.length; place++) {
                found[place] = InetAddress.getByName(hosts[place]);
            }
            return found;
        });
    }
}
