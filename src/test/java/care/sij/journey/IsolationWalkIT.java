package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three hospitals ask at random whatever can be asked, right and wrong, about their own patients and each other's: no
 * answer, header or refusal holds an id, a number or a name of another one's patient that was not in the question.
 */
class IsolationWalkIT {

    private static final long SEED = 20261127;
    private static final int REQUESTS = Integer.getInteger("sij.test.walk", 300);
    private static List<Walker> walkers;

    @BeforeAll
    static void refer() {
        walkers = Walker.three();
    }

    @Test
    void tellsNobodyOfAnothersPatient() {
        Random random = new Random(SEED);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int place = 0; place < REQUESTS; place++) {
            Walker walker = walkers.get(random.nextInt(walkers.size()));
            Walker other = walkers.get(random.nextInt(walkers.size()));
            Stroll stroll = Stroll.at(random, walker, other);
            Got got = stroll.walked(RestCall.to(walker.partner(), stroll.path()));
            statuses.merge(got.status(), 1, Integer::sum);
            assertNothingOfOthers(place, walker, stroll, got);
            if (other != walker && stroll.tells() && got.status() == 200) {
                assertThat(got.json().path("entry")).as(place + " " + stroll).isEmpty();
            }
        }
        assertThat(statuses)
                .as("all kinds of answers")
                .containsKeys(200, 400, 404)
                .doesNotContainKey(500);
    }

    private static void assertNothingOfOthers(int place, Walker walker, Stroll stroll, Got got) {
        String answer =
                got.status() + " " + got.text() + " " + got.response().headers().map();
        for (Walker other : walkers) {
            if (other != walker) {
                List<String> told = other.secrets().stream()
                        .filter(secret -> !stroll.holds(secret))
                        .filter(answer::contains)
                        .collect(Collectors.toList());
                assertThat(told).as(place + " " + stroll).isEmpty();
            }
        }
    }

    /** Else the walk would see nothing because there is nothing. */
    @Test
    void sawItsOwn() {
        for (Walker walker : walkers) {
            assertThat(walker.secrets()).hasSizeGreaterThan(20);
            assertThat(RestCall.get(walker.partner(), "/Patient/" + walker.patient())
                            .text())
                    .contains(walker.name());
        }
    }
}
