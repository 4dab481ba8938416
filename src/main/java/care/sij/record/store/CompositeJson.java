package care.sij.record.store;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.CompositeTerm;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Composite elements as they lie in their current row: {@code [{"p": parameter, "c": [part, ...]}, ...]}, where a part
 * has exact terms {@code t}, texts {@code s} as {@code [folded, exact]}, dates {@code d} as {@code [low, high]} and
 * numbers {@code n} as {@code [system, code, low, high, unit, low in unit, high in unit]}.
 */
final class CompositeJson {

    private CompositeJson() {}

    static String of(Collection<CompositeTerm> composites) {
        return list(composites.stream()
                .map(composite -> "{\"p\":" + text(composite.parameter()) + ",\"c\":"
                        + list(composite.parts().stream().map(CompositeJson::part)) + "}"));
    }

    private static String part(IndexTerms part) {
        return "{\"t\":" + texts(part.terms())
                + ",\"s\":" + list(part.strings().stream().map(term -> texts(List.of(term.folded(), term.exact()))))
                + ",\"d\":"
                + list(part.dates().stream()
                        .map(term ->
                                texts(List.of(term.low().toString(), term.high().toString()))))
                + ",\"n\":" + list(part.measures().map(CompositeJson::measure)) + "}";
    }

    private static String measure(IndexTerms.QuantityTerm term) {
        Stream<String> written = Stream.of(
                term.system(),
                term.code(),
                term.low().toPlainString(),
                term.high().toPlainString());
        Stream<String> canonical = term.canonical().stream()
                .flatMap(in ->
                        Stream.of(in.unit(), in.low().toPlainString(), in.high().toPlainString()));
        return texts(Stream.concat(written, canonical).toList());
    }

    private static String texts(Collection<String> texts) {
        return list(texts.stream().map(CompositeJson::text));
    }

    private static String list(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }

    /** JSON's escapes; the character 0 cannot be in a text of PostgreSQL and is not in one of FHIR. */
    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
