package care.sij.exchange.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.facts.PersonLinks.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever order links arrive in, the same Patients go on. */
class PersonLinksTest {

    private static final Said A_INTO_B = merge(1, "hospital", "A", "B");
    private static final Said B_INTO_C = merge(2, "hospital", "B", "C");

    @Test
    void followsAChainToItsEnd() {
        PersonLinks links = PersonLinks.of(List.of(B_INTO_C, A_INTO_B));
        assertThat(links.survivor("A")).isEqualTo("C");
        assertThat(links.replacedBy("A")).contains("B");
        assertThat(links.survivor("C")).isEqualTo("C");
    }

    @Test
    void partsWhatThePartnerThatMergedTakesBack() {
        PersonLinks links = PersonLinks.of(List.of(A_INTO_B, itself(3, "hospital", "A")));
        assertThat(links.survivor("A")).isEqualTo("A");
    }

    @Test
    void keepsWhatAnotherPartnerHasMerged() {
        PersonLinks links = PersonLinks.of(List.of(A_INTO_B, itself(3, "another", "A")));
        assertThat(links.survivor("A")).isEqualTo("B");
    }

    @Test
    void mergesAgainAfterParting() {
        Said again = merge(4, "hospital", "A", "B");
        PersonLinks links = PersonLinks.of(List.of(A_INTO_B, itself(3, "hospital", "A"), again));
        assertThat(links.survivor("A")).isEqualTo("B");
    }

    @Test
    void takesTheMergeSaidLast() {
        Said elsewhere = merge(3, "another", "A", "D");
        PersonLinks links = PersonLinks.of(List.of(elsewhere, A_INTO_B));
        assertThat(links.survivor("A")).isEqualTo("D");
    }

    @Test
    void refusesWhatClosesACircle() {
        Said back = merge(3, "hospital", "C", "A");
        PersonLinks links = PersonLinks.of(List.of(A_INTO_B, B_INTO_C, back));
        assertThat(links.refuses(back)).isTrue();
        assertThat(links.survivor("A")).isEqualTo("C");
    }

    @Test
    void refusesACircleThatParkedLinksOfTwoPartnersCouldClose() {
        Said elsewhere = merge(2, "another", "A", "D");
        Said back = merge(3, "another", "B", "A");
        Said parted = itself(4, "another", "A");
        PersonLinks links = PersonLinks.of(List.of(A_INTO_B, elsewhere, back, parted));
        assertThat(links.refuses(back)).isTrue();
        assertThat(links.survivor("A")).isEqualTo("B");
    }

    @Test
    void leadsToTheSameInWhateverOrderItArrives() {
        List<Said> said = new ArrayList<>(List.of(
                A_INTO_B,
                B_INTO_C,
                merge(3, "hospital", "C", "A"),
                itself(4, "hospital", "B"),
                merge(5, "another", "D", "A"),
                merge(6, "hospital", "B", "D")));
        PersonLinks expected = PersonLinks.of(said);
        assertThat(expected.survivor("A")).isEqualTo("B");
        assertThat(expected.survivor("D")).isEqualTo("B");
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(said, new Random(seed));
            PersonLinks links = PersonLinks.of(said);
            for (String person : List.of("A", "B", "C", "D")) {
                assertThat(links.survivor(person)).as(person).isEqualTo(expected.survivor(person));
            }
        }
    }

    private static Said merge(int second, String partner, String person, String goesOn) {
        return new Said(person, partner, order(second), Optional.of(goesOn));
    }

    private static Said itself(int second, String partner, String person) {
        return new Said(person, partner, order(second), Optional.empty());
    }

    private static SourceOrder order(int second) {
        return new SourceOrder(Instant.EPOCH.plusSeconds(second), "message-" + second);
    }
}
