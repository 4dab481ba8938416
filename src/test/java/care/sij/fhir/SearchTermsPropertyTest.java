package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class SearchTermsPropertyTest {

    private static String escaped(String text) {
        return text.replaceAll("[\\\\,|$]", "\\\\$0");
    }

    @Property(tries = 300)
    void partsComeBackWhateverCharactersTheyHold(
            @ForAll @Size(min = 1, max = 5) List<@Chars({',', '$', '|', '\\', 'a', 'ä', ' '}) @StringLength(max = 8) String> parts,
            @ForAll @IntRange(max = 2) int which) {
        char separator = ",$|".charAt(which);
        String written = parts.stream()
                .map(SearchTermsPropertyTest::escaped)
                .collect(Collectors.joining(String.valueOf(separator)));
        assertThat(SearchTerms.split(written, separator).stream().map(SearchTerms::unescaped))
                .containsExactlyElementsOf(parts);
    }

    @Property(tries = 300)
    void aTokenIsFoundByItsSystemAndCodeAndEachAlone(
            @ForAll @NotEmpty @Chars({',', '$', '|', '\\', 'a', 'ä', ' ', '*'}) @StringLength(max = 8) String system,
            @ForAll @NotEmpty @Chars({',', '$', '|', '\\', 'a', 'ä', ' '}) @StringLength(max = 8) String code) {
        List<String> indexed = SearchTerms.indexed("p", system, code);
        assertThat(indexed)
                .contains(
                        SearchTerms.token("p", escaped(system) + "|" + escaped(code)),
                        SearchTerms.token("p", escaped(code)),
                        SearchTerms.token("p", escaped(system) + "|"));
    }

    @Property(tries = 300)
    void namesAreAsFarApartEitherWayAndNoFartherThanTheyAreLong(
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 8) String one,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 8) String other) {
        int distance = NearestName.distance(one, other);
        assertThat(distance).isEqualTo(NearestName.distance(other, one));
        assertThat(distance).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
        assertThat(distance == 0).isEqualTo(one.equals(other));
    }
}
