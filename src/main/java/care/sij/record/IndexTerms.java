package care.sij.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a version can be found by. Parameter names are those of the specification, without the type: the record adds it.
 *
 * @param terms exact terms of tokens, references and uris, {@code parameter=value}
 * @param sortKeys one lowest and highest value per sortable parameter, in text order
 */
public record IndexTerms(
        Set<String> terms,
        List<StringTerm> strings,
        List<DateTerm> dates,
        List<NumberTerm> numbers,
        List<QuantityTerm> quantities,
        List<CompositeTerm> composites,
        List<SortKey> sortKeys) {

    public static final IndexTerms NONE =
            new IndexTerms(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Ends the name under which the texts of a token parameter's codes lie among {@link #strings}. */
    public static final String TEXT = ":text";

    /** Ends the name under which the sort keys tell of a parameter whose value nothing is sorted by. */
    public static final String UNSORTED = ":unsorted";

    /**
     * A text to find by.
     *
     * @param folded lower case, without accents
     * @param exact as it is written
     */
    public record StringTerm(String parameter, String folded, String exact) {

        /** Whether it is the text of a code. */
        public boolean isOfCode() {
            return parameter.endsWith(TEXT);
        }
    }

    /** A closed-open interval of instants. */
    public record DateTerm(String parameter, Instant low, Instant high) {}

    /** The closed interval a number's precision stands for. */
    public record NumberTerm(String parameter, BigDecimal low, BigDecimal high) {}

    /** A number with its unit as it is written, and in the canonical unit where there is one. */
    public record QuantityTerm(
            String parameter,
            String system,
            String code,
            BigDecimal low,
            BigDecimal high,
            Optional<Canonical> canonical) {}

    /** A closed interval in a canonical unit: what is convertible is in the same one. */
    public record Canonical(String unit, BigDecimal low, BigDecimal high) {}

    /**
     * One element of a composite parameter.
     *
     * @param parts what the element itself is found by under each component, in their order
     */
    public record CompositeTerm(String parameter, List<IndexTerms> parts) {}

    public record SortKey(String parameter, String low, String high) {}

    /** Numbers and quantities alike; a number has no unit. */
    public Stream<QuantityTerm> measures() {
        return Stream.concat(
                numbers.stream()
                        .map(term ->
                                new QuantityTerm(term.parameter(), "", "", term.low(), term.high(), Optional.empty())),
                quantities.stream());
    }
}
