package care.sij.exchange.direct;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.ResourceKey;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** What a new resource's identifiers are known for when its client gives it an id. */
class PlacesTest {

    private static final Part PART = new Part("Observation", "", new Observation());
    private static final ResourceKey GIVEN = new ResourceKey("Observation", "demo-hospital.1");

    @Test
    void takesWhatIsNotKnown() {
        assertThatCode(() -> Places.requireUnknown(PART, GIVEN, List.of())).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsKnownUnderAnotherId() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> Places.requireUnknown(PART, GIVEN, List.of("another")));
    }

    /** Of eight PUTs at once under one id one creates; another that looked just before it must not be refused. */
    @Test
    void beginsAgainWhenItWasCreatedUnderTheSameIdMeanwhile() {
        assertThatExceptionOfType(CannotAcquireLockException.class)
                .isThrownBy(() -> Places.requireUnknown(PART, GIVEN, List.of("demo-hospital.1")));
    }
}
