package care.sij.exchange.hl7v2out;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What elements tell; one that only says why it has no value (R4 2.24.0.1) tells nothing. */
final class Told {

    private Told() {}

    static List<String> texts(List<Annotation> notes) {
        return notes.stream().flatMap(note -> Stream.ofNullable(note.getText())).toList();
    }

    static List<String> words(List<StringType> words) {
        return words.stream()
                .flatMap(word -> Stream.ofNullable(word.getValue()))
                .toList();
    }

    static boolean isNumber(Identifier identifier) {
        return identifier.getValue() != null;
    }

    /** Table 0136; empty when it is not told. */
    static List<String> yesOrNo(@Nullable Type decided) {
        return decided instanceof BooleanType told && told.hasValue()
                ? List.of(told.booleanValue() ? "Y" : "N", "", "HL70136")
                : List.of();
    }
}
