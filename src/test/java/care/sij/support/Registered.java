package care.sij.support;

import care.sij.access.token.TestClient;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Change;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRegister.Run;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.stream.Stream;

/** A partner that a test registers at the running service: what it numbers lies below its own home. */
public final class Registered {

    private static final Reason REASON = new Reason("demo-clinic", "a test");

    private final TestClient client;
    private final String role;
    private final List<String> systems;

    private Registered(TestClient client, String role, List<String> systems) {
        this.client = client;
        this.role = role;
        this.systems = systems;
    }

    /** Registers it with these settings beside what every partner of its role has. */
    public static Registered as(String role, String id, String settings) {
        Registered registered = new Registered(TestClient.withEc(id), role, List.of());
        registered.change(settings);
        return registered;
    }

    /** The same, of which systems of others' identifiers are registered as well. */
    public static Registered knowing(String role, String id, String... systems) {
        Registered registered = new Registered(TestClient.withEc(id), role, List.of(systems));
        registered.change("");
        return registered;
    }

    /** Its registration, whatever it was, is this one from now on. */
    public Change change(String settings) {
        return change(settings, home() + "/fhir/$process-message");
    }

    /** The same, speaking from another endpoint. */
    public Change change(String settings, String sourceEndpoint) {
        return register().put(client.id(), yaml(settings, sourceEndpoint), current(), REASON, Run.REAL);
    }

    public void withdraw() {
        register().withdraw(client.id(), current(), REASON, Run.REAL);
    }

    public String home() {
        return "http://" + client.id() + ".example.org";
    }

    /** At the other end of the wire. */
    public DemoPartner partner() {
        return WholeService.client(client);
    }

    /** A message of the demo's journeys told by this partner instead of the demo's of its role. */
    public String said(Journey.Message message) {
        return message.json().replace("http://demo-" + role + ".example.org", home());
    }

    private String yaml(String settings, String sourceEndpoint) {
        return "role: " + role + "\norganization: New " + role + "\nidentifier-systems: ["
                + String.join(
                        ", ",
                        Stream.concat(systems.stream(), Stream.of(home() + "/*"))
                                .toList()) + "]\n"
                + "source-endpoints: ['" + sourceEndpoint
                + "']\nscopes: [system/MessageHeader.c, system/*.cruds]\njwks: '"
                + new JWKSet(client.key().toPublicJWK()) + "'\n" + settings;
    }

    private Expected current() {
        return register()
                .current(client.id())
                .map(version -> (Expected) new Expected.Version(version.version()))
                .orElseGet(Expected.Nothing::new);
    }

    private static PartnerRegister register() {
        return WholeService.bean(PartnerRegister.class);
    }
}
