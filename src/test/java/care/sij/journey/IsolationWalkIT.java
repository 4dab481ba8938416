package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.journey.Stroll.Finds;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Three hospitals ask at random whatever can be asked, right and wrong, about their own patients and each other's: no
 * answer, header, count or refusal tells of another one's patient what was not in the question, nor does any letter
 * that they are sent. What is asked about another's patient is answered as if it were asked about one that nobody has.
 */
class IsolationWalkIT {

    private static final long SEED = 20261127;
    private static final int REQUESTS = Integer.getInteger("sij.test.walk", 300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static List<Walker> walkers;

    @BeforeAll
    static void refer() {
        walkers = Walker.three();
    }

    @AfterAll
    static void leave() {
        walkers.forEach(Walker::leave);
    }

    @Test
    void tellsNobodyOfAnothersPatient() throws IOException {
        Random random = new Random(SEED);
        Map<String, Integer> answers = new TreeMap<>();
        for (int place = 0; place < REQUESTS; place++) {
            Walker walker = walkers.get(random.nextInt(walkers.size()));
            Walker about = walkers.get(random.nextInt(walkers.size()));
            Stroll stroll = Stroll.at(random, walker, about);
            String step = place + ", " + walker.letter() + " about " + about.letter() + ": " + stroll;
            Got got = stroll.walked(walker);
            answers.merge(Integer.toString(got.status()), 1, Integer::sum);
            assertNothingOfOthers(step, walker, stroll, got);
            assertCounts(step, walker, about, stroll, got);
            if (about != walker && tellsApart(step, walker, about, stroll, got)) {
                answers.merge("compared with nobody's", 1, Integer::sum);
            }
        }
        Files.writeString(Path.of("target", "isolation-walk.txt"), answers + "\n");
        assertThat(answers)
                .as("all kinds of answers")
                .containsKeys("200", "400", "403", "404", "compared with nobody's");
        assertThat(answers).doesNotContainKey("500");
    }

    private static void assertNothingOfOthers(String step, Walker walker, Stroll stroll, Got got) {
        String answer =
                got.status() + " " + got.text() + " " + got.response().headers().map();
        for (Walker other : walkers) {
            if (other != walker) {
                List<String> told = other.secrets().stream()
                        .filter(secret -> !stroll.holds(secret))
                        .filter(answer::contains)
                        .toList();
                assertThat(told).as(step).isEmpty();
            }
        }
    }

    private static void assertCounts(String step, Walker walker, Walker about, Stroll stroll, Got got) {
        if (stroll.finds() == Finds.AS_MANY_AS_OWN) {
            String type = stroll.path().substring(1, stroll.path().indexOf('?'));
            assertThat(got.json().path("total").asInt(-1))
                    .as(step)
                    .isEqualTo(walker.ids().get(type).size());
        }
        if (stroll.finds() == Finds.THE_ONE && about != walker && got.status() == 200) {
            JsonNode found = got.json();
            assertThat(found.path("resourceType").asString()).as(step).isEqualTo("Bundle");
            assertThat(found.path("entry")).as(step).isEmpty();
            assertThat(found.path("total").asInt(0)).as(step).isZero();
        }
    }

    private static boolean tellsApart(String step, Walker walker, Walker about, Stroll stroll, Got got) {
        Stroll nobodys = stroll.aboutNobody(about);
        if (nobodys.equals(stroll)) {
            return false;
        }
        assertThat(Stroll.said(got, about)).as(step).isEqualTo(Stroll.said(nobodys.walked(walker), about));
        return true;
    }

    /** The clinic's answers went to the hospital of the patient, and nowhere else. */
    @Test
    void isSentNothingOfAnothersPatient() {
        for (Walker walker : walkers) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !walker.endpoint().received(walker.patient()).isEmpty());
            String letters = String.join("\n", walker.endpoint().received(""));
            walkers.stream()
                    .filter(other -> other != walker)
                    .forEach(other -> assertThat(other.secrets())
                            .as(other.letter() + " to " + walker.letter())
                            .noneMatch(letters::contains));
        }
    }

    /** Else the walk would see nothing because there is nothing. */
    @Test
    void sawItsOwn() {
        for (Walker walker : walkers) {
            assertThat(walker.secrets()).hasSizeGreaterThan(40);
            assertThat(walker.ids().get("Bundle")).isNotEmpty();
            assertThat(RestCall.get(walker.partner(), "/Patient/" + walker.patient())
                            .text())
                    .contains(walker.name());
        }
    }
}
