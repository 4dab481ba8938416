package care.sij.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.console.frame.IllegalFilter;
import care.sij.exchange.UnsettledSendings.Sought;
import care.sij.record.ResourceKey;
import care.sij.record.VersionsSought;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedAbsenceTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void countsADeliveryThatFailedAsADisclosureSinceItMayHaveArrived() {
        AskedAbsence asked = new AskedAbsence(Question.DISCLOSED, "p", "demo-payer", "", "", FROM, TO);

        assertThat(asked.matching().criteria())
                .containsExactlyInAnyOrder(
                        new Criterion.Patients(List.of("p")),
                        new Criterion.NotBefore(FROM),
                        new Criterion.Before(TO),
                        new Criterion.Kinds(List.of(AuditKind.DELIVERY)),
                        new Criterion.Agents(List.of("demo-payer")));
    }

    @Test
    void looksThroughAllRowsOfThePatientInTheSpan() {
        assertThat(new AskedAbsence(Question.SHOWN, "p", "", "", "", FROM, TO)
                        .all()
                        .criteria())
                .containsExactly(
                        new Criterion.Patients(List.of("p")), new Criterion.NotBefore(FROM), new Criterion.Before(TO));
    }

    @Test
    void looksForOneResourceWhereOneIsNamed() {
        AskedAbsence asked = new AskedAbsence(Question.SHOWN, "p", "", "", "Goal/1", FROM, TO);

        assertThat(asked.matching().criteria()).contains(new Criterion.Entities(List.of("Goal/1")));
        assertThat(asked.isAbout(new ResourceKey("Goal", "1"))).isTrue();
        assertThat(asked.isAbout(new ResourceKey("Goal", "2"))).isFalse();
        assertThatThrownBy(() -> new AskedAbsence(Question.SHOWN, "p", "", "", "Goal", FROM, TO))
                .isInstanceOf(IllegalFilter.class)
                .hasMessageContaining("The field resource");
        assertThatThrownBy(() -> new AskedAbsence(Question.SHOWN, "p", "", "", "Gaol/1", FROM, TO))
                .isInstanceOf(IllegalFilter.class)
                .hasMessageContaining("The field resource");
    }

    @Test
    void countsTheAnswerToAMessageThatAsksAsShown() {
        assertThat(new AskedAbsence(Question.SHOWN, "p", "", "", "", FROM, TO)
                        .matching()
                        .criteria())
                .filteredOn(Criterion.KindsOrShowing.class::isInstance)
                .singleElement()
                .satisfies(kinds ->
                        assertThat(((Criterion.KindsOrShowing) kinds).others()).containsExactly(AuditKind.MESSAGE));
    }

    @Test
    void looksForVersionsAndSendingsOfNothingElse() {
        AskedAbsence any = new AskedAbsence(Question.RECORDED, "p", "", "Procedure", "", FROM, TO);
        AskedAbsence one = new AskedAbsence(Question.RECORDED, "p", "demo-payer", "Procedure", "Goal/1", FROM, TO);

        assertThat(any.versions())
                .isEqualTo(new VersionsSought("p", Optional.of("Procedure"), Optional.empty(), FROM, TO));
        assertThat(one.versions()).isEqualTo(new VersionsSought("p", Optional.of("Goal"), Optional.of("1"), FROM, TO));
        assertThat(any.sendings()).isEqualTo(new Sought("p", Optional.empty(), Optional.empty(), FROM, TO));
        assertThat(one.sendings())
                .isEqualTo(new Sought("p", Optional.of("demo-payer"), Optional.of("Goal/1"), FROM, TO));
    }

    @ParameterizedTest
    @CsvSource({
        "SHOWN,'',Procedure,2026-02-01T00:00:00Z,from",
        "SHOWN,'a\u0001',Procedure,2026-01-01T00:00:00Z,agent",
        "RECORDED,'',procedure,2026-01-01T00:00:00Z,type",
        "HAPPENED,'',Pro/cedure,2026-01-01T00:00:00Z,type",
        "HAPPENED,'',Procdure,2026-01-01T00:00:00Z,type",
        "RECORDED,'',Resource,2026-01-01T00:00:00Z,type"
    })
    void namesTheFieldThatIsWrong(Question question, String agent, String type, Instant from, String field) {
        assertThatThrownBy(() -> new AskedAbsence(question, "p", agent, type, "", from, TO))
                .isInstanceOf(IllegalFilter.class)
                .hasMessageContaining("The field " + field);
    }
}
