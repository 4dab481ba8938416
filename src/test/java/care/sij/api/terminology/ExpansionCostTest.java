package care.sij.api.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.api.rest.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it takes to expand a value set is told without doing it, and bounded. */
class ExpansionCostTest {

    private static final int MOST = ExpansionCost.MOST;

    private final Map<String, ValueSet> sets = new TreeMap<>();
    private final Map<String, CodeSystem> systems = new TreeMap<>();
    private final List<String> looked = new ArrayList<>();
    private final ExpansionCost cost = new ExpansionCost(
            url -> {
                looked.add(url);
                return Optional.ofNullable(sets.get(url));
            },
            url -> {
                looked.add(url);
                return Optional.ofNullable(systems.get(url));
            });

    /** A code system of so many codes, named so often. */
    @ParameterizedTest
    @CsvSource({"999, 100, true", "1000, 100, false", "0, 100000, true", "0, 100001, false", "99999, 1, true"})
    void countsACodeSystemAsOftenAsItIsNamed(int codes, int includes, boolean bearable) {
        systems.put("urn:s", system(codes));
        ValueSet set = new ValueSet();
        IntStream.range(0, includes).forEach(n -> set.getCompose().addInclude().setSystem("urn:s"));
        assertThat(isBearable(set, 1)).isEqualTo(bearable);
        assertThat(looked).containsExactly("urn:s");
    }

    @Test
    void namesThePartThatGoesBeyond() {
        systems.put("urn:s", system(MOST / 2));
        ValueSet set = new ValueSet();
        set.getCompose().addInclude().setSystem("urn:s");
        set.getCompose().addExclude().setSystem("urn:t");
        set.getCompose().addExclude().setSystem("urn:s");
        assertThatThrownBy(() -> cost.demand(set, 1))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("ValueSet.compose.exclude[1]")
                .hasMessageContaining("one by one");
    }

    @Test
    void countsCodesBelowOthersAndThoseOfAnExpansion() {
        CodeSystem nested = system(1);
        IntStream.range(0, MOST).forEach(n -> nested.getConceptFirstRep().addConcept());
        systems.put("urn:s", nested);
        ValueSet set = new ValueSet();
        set.getCompose().addInclude().setSystem("urn:s");
        assertThat(isBearable(set, 1)).isFalse();
        ValueSet expanded = new ValueSet();
        IntStream.range(0, MOST)
                .forEach(n -> expanded.getExpansion().addContains().addContains());
        assertThatThrownBy(() -> cost.demand(expanded, 1)).hasMessageContaining("ValueSet.expansion");
    }

    @Test
    void countsEachTime() {
        ValueSet set = new ValueSet();
        IntStream.range(0, MOST / 10).forEach(n -> set.getCompose().addInclude());
        assertThat(isBearable(set, 10)).isTrue();
        assertThat(isBearable(set, 11)).isFalse();
    }

    /** Each names the next one twice: 2^40 parts, and forty-one looks. */
    @Test
    void looksAtEachValueSetOnceThoughItIsNamedOverAndOver() {
        IntStream.range(0, 40).forEach(n -> sets.put("urn:v" + n, naming("urn:v" + (n + 1), "urn:v" + (n + 1))));
        assertThat(isBearable(naming("urn:v0"), 1)).isFalse();
        assertThat(looked).hasSize(41).doesNotHaveDuplicates();
    }

    @Test
    void refusesValueSetsThatTakeEachOther() {
        sets.put("urn:a", naming("urn:b"));
        sets.put("urn:b", naming("urn:a"));
        sets.put("urn:self", naming("urn:self"));
        assertThat(isBearable(naming("urn:a"), 1)).isFalse();
        assertThat(isBearable(naming("urn:self"), 1)).isFalse();
        assertThatThrownBy(() -> cost.demand(naming("urn:none", "urn:b"), 1))
                .hasMessageContaining("include[0]")
                .hasMessageContaining("take each other");
    }

    @Test
    void takesWhatNamesNothingKnown() {
        assertThatCode(() -> cost.demand(new ValueSet(), 1)).doesNotThrowAnyException();
        assertThatCode(() -> cost.demand(naming("urn:none"), 100)).doesNotThrowAnyException();
    }

    private boolean isBearable(ValueSet set, int times) {
        try {
            cost.demand(set, times);
            return true;
        } catch (RequestRefused tooCostly) {
            return false;
        }
    }

    private static ValueSet naming(String... others) {
        ValueSet set = new ValueSet();
        set.getCompose().addInclude();
        for (String other : others) {
            set.getCompose().getIncludeFirstRep().addValueSet(other);
        }
        return set;
    }

    private static CodeSystem system(int codes) {
        CodeSystem system = new CodeSystem();
        IntStream.range(0, codes).forEach(n -> system.addConcept().setCode("c" + n));
        return system;
    }
}
