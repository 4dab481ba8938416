package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AllOf;
import care.sij.record.SearchCriterion.AllTerms;
import care.sij.record.SearchCriterion.AnyComposite;
import care.sij.record.SearchCriterion.AnyOf;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Target;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.Visibility;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LackingTest {

    private static final SearchCriterion HAS = new AnyTerm(List.of("status=requested"));
    private static final SearchCriterion MISSING = new Presence("side", Wanted.MISSING);
    private static final SearchCriterion NOT = new NoTerm(List.of("status=completed"));

    static Stream<Arguments> criteria() {
        return Stream.of(
                arguments(HAS, List.of()),
                arguments(new AllTerms(List.of("status=requested")), List.of()),
                arguments(new Presence("side", Wanted.PRESENT), List.of()),
                arguments(MISSING, List.of("Task")),
                arguments(NOT, List.of("Task")),
                arguments(new AnyOf(List.of(HAS, HAS)), List.of()),
                arguments(new AnyOf(List.of(HAS, MISSING)), List.of("Task")),
                arguments(new AllOf(List.of(HAS, NOT)), List.of("Task")),
                arguments(new AnyOf(List.of(HAS, new AllOf(List.of(MISSING, linked(HAS))))), List.of("Task")),
                arguments(linked(HAS), List.of()),
                arguments(linked(new AnyOf(List.of(HAS, MISSING))), List.of("ServiceRequest")),
                arguments(new AllOf(List.of(NOT, linked(MISSING))), List.of("Task", "ServiceRequest")),
                arguments(referredTo(new AllOf(List.of(HAS, MISSING))), List.of("Observation")),
                arguments(new AnyOf(List.of(HAS, referredTo(NOT))), List.of("Observation")),
                arguments(new AnyComposite("code-value", List.of(List.of(HAS, MISSING))), List.of("Task")));
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void tellsOfWhichTypesWhatTheyLackIsAsked(SearchCriterion criterion, List<String> types) {
        assertThat(Lacking.types("Task", List.of(criterion))).containsExactlyElementsOf(types);
    }

    private static SearchCriterion linked(SearchCriterion target) {
        return new Linked("Task", "focus", List.of(new Target("ServiceRequest", target, Visibility.EVERYTHING)));
    }

    private static SearchCriterion referredTo(SearchCriterion referring) {
        return new ReferredTo("Task", "Observation", "based-on", referring, Visibility.EVERYTHING);
    }
}
