package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets that were typed are not kept; everything else is, however wrong. */
class KeepableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jwks | {\"keys\":[{\"kty\":\"EC\",\"d\":\"secret\"}]}",
                "jwks | {\"kty\":\"EC\",\"d\" : \"secret\"}",
                "jwks | {\"keys\":[{\"kty\":\"oct\",\"k\":\"secret\"}]",
                "jwks | {\"keys\":[{\"\\u0064\":\"secret\"}]}",
                "jwks | -----BEGIN EC PRIVATE KEY----- secret",
                "jwks-url | https://user:secret@a.example.org/jwks.json",
                "delivery.endpoint | https://secret@a.example.org/fhir",
                "delivery.endpoint | ' mllps://user:secret@a.example.org:6661'",
                "delivery.endpoint | ftp://user:secret@a.example.org/",
                "delivery.token-url | http://user:se cret@a.example.org/token"
            })
    void leavesASecretOut(String field, String typed) {
        Keepable keepable = Keepable.of(Map.of(field, typed, "organization", "Kept"));

        assertThat(keepable.said()).containsEntry(field, "").containsEntry("organization", "Kept");
        assertThat(keepable.faults().at(Setting.at(field).orElseThrow())).contains("not kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jwks | {\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\",\"kid\":\"d\"}]}",
                "jwks | {\"keys\":[",
                "jwks | -----BEGIN PUBLIC KEY-----",
                "jwks-url | no address",
                "delivery.endpoint | https://a.example.org/fhir/@tenant",
                "delivery.endpoint | https://a.example.org?mail=a@b.example.org",
                "delivery.endpoint | http://a.example.org",
                "contact.email | desk@a.example.org"
            })
    void keepsWhatIsNoSecret(String field, String typed) {
        Keepable keepable = Keepable.of(Map.of(field, typed));

        assertThat(keepable.said()).containsEntry(field, typed);
        assertThat(keepable.faults().isEmpty()).isTrue();
    }
}
