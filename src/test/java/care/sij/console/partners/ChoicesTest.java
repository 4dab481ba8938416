package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.partners.Choices.Choice;
import care.sij.console.partners.Setting.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A form that is sent back as it came changes nothing, whether it offers what the registration says or not. */
class ChoicesTest {

    private static final List<String> CODES = List.of("sij-referral-response", "sij-patient-link", "sij-consult-note");

    private final Choices choices = new Choices(() -> CODES);

    @Property(tries = 300)
    void losesNothingThatIsNotOffered(@ForAll("events") List<String> events) {
        RegistrationTree tree = RegistrationTree.of(
                JsonMapper.shared().writeValueAsString(Map.of("id", "one", "delivery", Map.of("events", events))));
        String before = tree.document();
        List<Field> fields =
                Field.of(List.of(Setting.EVENTS), tree::said, Faults.NONE, choices.beside(tree::said, Kind.ANY));

        fields.forEach(field -> tree.set(field.setting(), ticked(field)));

        assertThat(tree.document()).isEqualTo(before);
    }

    @Provide
    Arbitrary<List<String>> events() {
        return Arbitraries.oneOf(
                        Arbitraries.of(CODES),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(4))
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static String ticked(Field field) {
        return field.choices().stream().map(Choice::value).filter(field::has).collect(Collectors.joining("\n"));
    }

    @Test
    void offersWhatTheRegistrationSaysAlsoWhereItWasNotTicked() {
        Field field = Field.of(
                        List.of(Setting.EVENTS),
                        setting -> "sij-consult-note",
                        Faults.NONE,
                        choices.beside(setting -> "of-another-list", Kind.ANY))
                .get(0);

        assertThat(field.choices()).extracting(Choice::value).contains("of-another-list", "sij-consult-note");
        assertThat(ticked(field)).isEqualTo("sij-consult-note");
    }

    @Test
    void choosesWhatIsSaidAlsoOfASelect() {
        Field field = Field.of(
                        List.of(Setting.CANCELLATION),
                        setting -> "by-letter",
                        Faults.NONE,
                        choices.beside(setting -> "", Kind.ANY))
                .get(0);

        assertThat(field.choices()).extracting(Choice::value).containsExactly("ask", "direct", "by-letter");
    }
}
