package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class DemoPartnersTest {

    private final MutablePropertySources settings = settings();
    private final PartnerSettings registered = new Binder(ConfigurationPropertySources.from(settings))
            .bind("sij", Bindable.of(PartnerSettings.class))
            .get();

    @ParameterizedTest
    @CsvSource({
        "demo-hospital, HOSPITAL, system/MessageHeader.c",
        "demo-clinic, CLINIC, system/MessageHeader.c",
        "demo-clinic, CLINIC, system/sij-partner.cruds",
        "demo-payer, PAYER, system/*.rs",
        "demo-auditor, AUDITOR, system/*.rs"
    })
    void areRegisteredWithThePublicHalfOfTheirDemoKey(String id, PartnerRole role, String scope)
            throws IOException, ParseException {
        Partner partner = partner(id);

        assertThat(partner.role()).isEqualTo(role);
        assertThat(partner.scopes()).contains(scope);
        assertThat(((PartnerKeys.Inline) partner.keys()).keys().getKeys())
                .containsExactly(privateKey(id).toPublicJWK());
    }

    @Test
    void assertOnlyTheirOwnIdentifierSystems() {
        Partner hospital = partner("demo-hospital");

        assertThat(hospital.rankOf("http://demo-hospital.example.org/mrn")).hasValue(0);
        assertThat(hospital.mayAssert("http://demo-hospital.example.org/referrals"))
                .isTrue();
        assertThat(hospital.mayAssert("http://demo-clinic.example.org/mrn")).isFalse();
        assertThat(hospital.speaksFrom("http://demo-hospital.example.org/fhir/$process-message"))
                .isTrue();
    }

    @Test
    void areServedOnLoopbackOnly() {
        assertThat(settings.stream().map(source -> source.getProperty("server.address")))
                .containsExactly("127.0.0.1");
    }

    private Partner partner(String id) {
        return Registration.read(
                id, Objects.requireNonNull(registered.partners().get(id)));
    }

    private static JWK privateKey(String id) throws IOException, ParseException {
        String name = "/demo/keys/" + id + ".jwk.json";
        try (InputStream file = Objects.requireNonNull(DemoPartnersTest.class.getResourceAsStream(name))) {
            return JWK.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static MutablePropertySources settings() {
        try {
            List<PropertySource<?>> read =
                    new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yaml"));
            MutablePropertySources sources = new MutablePropertySources();
            read.forEach(sources::addLast);
            return sources;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
