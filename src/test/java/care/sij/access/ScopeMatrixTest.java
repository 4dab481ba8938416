package care.sij.access;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.SmartScopes.Extent;
import care.sij.fhir.FhirR4;
import care.sij.fhir.SearchParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every type, interaction and scope: what is allowed is what the letters say, and nothing else. */
class ScopeMatrixTest {

    private static final String LETTERS = "cruds";
    private static final String FILTER = "?_lastUpdated=gt2024";

    /** Every way to name some of the five letters. */
    private static final List<String> SOME = IntStream.range(1, 1 << LETTERS.length())
            .mapToObj(chosen -> {
                StringBuilder letters = new StringBuilder();
                for (int letter = 0; letter < LETTERS.length(); letter++) {
                    letters.append((chosen & (1 << letter)) != 0 ? LETTERS.substring(letter, letter + 1) : "");
                }
                return letters.toString();
            })
            .toList();

    private final List<String> types = List.copyOf(new SearchParameters(FhirR4.context()).types());

    @Test
    void allowsWhatOneScopeSaysOfEachTypeAndInteraction() {
        int asked = 0;
        for (int place = 0; place < types.size(); place++) {
            String type = types.get(place);
            String other = types.get((place + 1) % types.size());
            for (String context : List.of("patient", "user", "system")) {
                for (String named : List.of("*", type, other)) {
                    for (String letters : SOME) {
                        asked += askedOf(context + "/" + named + "." + letters, type);
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(146 * 3 * 3 * 31 * 2 * 5);
    }

    private static int askedOf(String scope, String type) {
        for (SmartInteraction interaction : SmartInteraction.values()) {
            boolean said = !scope.startsWith("patient/")
                    && (scope.contains("/*.") || scope.contains("/" + type + "."))
                    && scope.substring(scope.indexOf('.')).indexOf(interaction.letter()) > 0;
            expect(scope, interaction, type, said ? new Extent.Whole() : new Extent.Nothing());
            expect(
                    scope + FILTER,
                    interaction,
                    type,
                    said ? new Extent.Narrowed(List.of(List.of(FILTER.substring(1)))) : new Extent.Nothing());
        }
        return 2 * SmartInteraction.values().length;
    }

    private static void expect(String scope, SmartInteraction interaction, String type, Extent expected) {
        Extent extent = SmartScopes.parse(scope).extent(interaction, type);
        if (!extent.equals(expected)) {
            assertThat(extent).as(scope + " " + interaction + " " + type).isEqualTo(expected);
        }
    }

    /** What is granted never exceeds what either side names. */
    @Test
    void grantsNothingThatOneSideDoesNotAllow() {
        List<SmartScopes> some = new ArrayList<>();
        for (String named : List.of("*", "Task", "Observation", "sij-partner")) {
            for (String letters : List.of("cruds", "rs", "c", "ud", "s")) {
                some.add(SmartScopes.parse("system/" + named + "." + letters));
                some.add(SmartScopes.parse("system/" + named + "." + letters + FILTER));
            }
        }
        for (SmartScopes registered : some) {
            for (SmartScopes requested : some) {
                SmartScopes granted = registered.intersect(requested);
                for (String type : List.of("Task", "Observation", "Patient", "sij-partner")) {
                    for (SmartInteraction interaction : SmartInteraction.values()) {
                        assertThat(rank(granted, interaction, type))
                                .as(registered + " and " + requested + " for " + type + " " + interaction)
                                .isEqualTo(Math.min(
                                        rank(registered, interaction, type), rank(requested, interaction, type)));
                    }
                }
            }
        }
    }

    /** Nothing, what a filter leaves, everything. */
    private static int rank(SmartScopes scopes, SmartInteraction interaction, String type) {
        Extent extent = scopes.extent(interaction, type);
        return extent instanceof Extent.Nothing ? 0 : extent instanceof Extent.Narrowed ? 1 : 2;
    }
}
