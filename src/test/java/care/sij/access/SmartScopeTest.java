package care.sij.access;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.SmartScopes.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopeTest {

    @ParameterizedTest
    @CsvSource({
        "system/Observation.rs, system/Observation.rs",
        "system/*.cruds, system/*.cruds",
        "user/Task.u, user/Task.u",
        "system/sij-partner.cruds, system/sij-partner.cruds",
        "user/sij-legal-hold.cds, user/sij-legal-hold.cds",
        "patient/Patient.r, patient/Patient.r",
        "system/Observation.rs?category=survey&code=a|b, system/Observation.rs?category=survey&code=a|b",
        "system/Observation.rs?code=a|b&category=survey, system/Observation.rs?category=survey&code=a|b"
    })
    void readsVersionTwoScopes(String text, String canonical) {
        assertThat(SmartScope.parse(text)).map(SmartScope::toString).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/Observation.sr",
                "system/Observation.rr",
                "system/Observation.rx",
                "system/Observation.",
                "system/Observation",
                "system/observation.rs",
                "System/Observation.rs",
                "system/Observation.rs?",
                "system/Observation.rs?category",
                "system/Observation.rs?category=",
                "system/Observation.rs?a=b&",
                "system/Observation.rs a",
                "launch/patient",
                "openid",
                "system/Observation.read",
                "system/Observation.write",
                "system/*.*",
                "system/Observation.rs?code=a\"b",
                "system/Observation.rs?code=a\\b",
                "system/Observation.rs?code=a b",
                "system/Observation.rs?code=\u00e4",
                "system/Observation.rs?code=a&&b=c",
                "system/Observation.rs?code=a\nsystem/*.cruds",
                ""
            })
    void readsNothingElse(String text) {
        assertThat(SmartScope.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "system/Observation.read, system/Observation.rs",
        "system/Observation.write, system/Observation.cud",
        "system/*.*, system/*.cruds",
        "patient/*.read, patient/*.rs",
    })
    void readsVersionOneScopesWhereItIsAskedTo(String text, String canonical) {
        assertThat(SmartScope.version1(text)).map(SmartScope::toString).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"system/Observation.rs", "system/Observation.read?code=a", "system/Observation.Read", "read", ""
            })
    void readsNothingElseAsVersionOne(String text) {
        assertThat(SmartScope.version1(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "system/*.cruds, system/sij-partner.r, -",
                "system/sij-partner.r, system/*.cruds, -",
                "user/*.cruds, user/sij-person.r, -",
                "user/*.cruds, user/sij-legal-hold.s, -",
                "user/sij-person.cruds, user/sij-person.r, user/sij-person.r",
                "system/sij-partner.rs, system/sij-partner.cruds, system/sij-partner.rs",
                "system/*.rs, system/Observation.r, system/Observation.r",
                "system/Observation.r, system/*.rs, system/Observation.r",
                "system/*.rs, system/*.cruds, system/*.rs",
                "system/Task.cu, system/Task.rs, -",
                "system/Task.rs, system/Observation.rs, -",
                "system/*.rs, user/Task.rs, -",
                "system/*.rs, patient/*.rs, -",
                "system/Observation.rs?category=survey, system/Observation.rs, system/Observation.rs?category=survey",
                "system/*.rs, system/Observation.rs?code=x, system/Observation.rs?code=x",
                "system/Task.rs?code=x, system/Task.rs?owner=y, system/Task.rs?code=x&owner=y"
            })
    void intersectsToWhatBothAllow(String registered, String requested, String granted) {
        assertThat(SmartScopes.parse(registered)
                        .intersect(SmartScopes.parse(requested))
                        .toString())
                .isEqualTo(granted == null ? "" : granted);
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.rs, READ, Observation, true",
        "system/*.rs, SEARCH, *, true",
        "system/*.rs, CREATE, MessageHeader, false",
        "system/MessageHeader.c, CREATE, MessageHeader, true",
        "system/MessageHeader.c, CREATE, Task, false",
        "system/Task.r, SEARCH, Task, false",
        "system/Task.rs, SEARCH, *, false",
        "user/*.cruds, READ, Task, true",
        "patient/*.cruds, READ, Task, false"
    })
    void allowsAnInteractionOnlyWithItsLetterAndItsTypeAndToNoPatient(
            String scopes, SmartInteraction interaction, String type, boolean allowed) {
        assertThat(SmartScopes.parse(scopes).extent(interaction, type) instanceof Extent.Whole)
                .isEqualTo(allowed);
    }

    @Test
    void narrowsToTheAlternativesOfItsFilters() {
        SmartScopes scopes = SmartScopes.parse("system/Observation.rs?category=survey system/Observation.r?a=1&b=2");

        assertThat(scopes.extent(SmartInteraction.READ, "Observation"))
                .isEqualTo(new Extent.Narrowed(List.of(List.of("category=survey"), List.of("a=1", "b=2"))));
    }

    @Test
    void isWholeWhenOneScopeHasNoFilter() {
        SmartScopes scopes = SmartScopes.parse("system/Observation.rs?category=survey system/*.s");

        assertThat(scopes.extent(SmartInteraction.SEARCH, "Observation")).isEqualTo(new Extent.Whole());
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.rs, system/*.cruds, system/*.rs",
        "system/*.rs system/Task.cr, system/*.rs system/Task.cr, system/*.rs system/Task.cr",
        "system/*.rs system/Task.cr, system/*.rs, system/*.rs system/Task.r",
        "system/*.rs, system/Task.r system/Task.s, system/Task.r system/Task.s",
        "system/*.rs, system/*.c, ''",
    })
    void keepsEachScopeWholeThatIsStillAllowed(String scopes, String most, String left) {
        assertThat(SmartScopes.parse(scopes).within(SmartScopes.parse(most))).hasToString(left);
    }
}
