package care.sij.access.token;

import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRegister.Run;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.Arrays;

/** Clients that a test registers at the running service, who may read. */
final class SmartClients {

    private static final Reason REASON = new Reason("demo-clinic", "a test");

    private SmartClients() {}

    static TestClient withRsa(String id) {
        return registered(TestClient.withRsa(id));
    }

    static TestClient withEc(String id) {
        return registered(TestClient.withEc(id));
    }

    static TestClient auditor(String id) {
        TestClient auditor = TestClient.withEc(id);
        register(id, "auditor", keys(auditor.key()));
        return auditor;
    }

    private static TestClient registered(TestClient client) {
        register(client.id(), keys(client.key()));
        return client;
    }

    /** Its registration, whatever it was, has these keys from now on. */
    static void register(String id, String keys) {
        register(id, "payer", keys);
    }

    private static void register(String id, String role, String keys) {
        register()
                .put(
                        id,
                        "role: " + role + "\norganization: " + id + "\nscopes: [system/*.rs]\n" + keys + "\n",
                        current(id),
                        REASON,
                        Run.REAL);
    }

    static void withdraw(String id) {
        register().withdraw(id, current(id), REASON, Run.REAL);
    }

    /** Keys inside the registration. */
    static String keys(JWK... keys) {
        return "jwks: '" + keySet(keys) + "'";
    }

    /** Keys by reference. */
    static String keysAt(String url) {
        return "jwks-url: " + url;
    }

    static JWKSet keySet(JWK... keys) {
        return new JWKSet(Arrays.stream(keys).map(JWK::toPublicJWK).toList());
    }

    private static Expected current(String id) {
        return register()
                .current(id)
                .map(version -> (Expected) new Expected.Version(version.version()))
                .orElseGet(Expected.Nothing::new);
    }

    private static PartnerRegister register() {
        return WholeService.bean(PartnerRegister.class);
    }
}
