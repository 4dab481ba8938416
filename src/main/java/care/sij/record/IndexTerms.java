package care.sij.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

    /** Text folded for search: lower case, without accents. */
    public record StringTerm(String parameter, String folded) {}

    /** A closed-open interval of instants. */
    public record DateTerm(String parameter, Instant low, Instant high) {}

    /** The closed interval a number's precision stands for. */
    public record NumberTerm(String parameter, BigDecimal low, BigDecimal high) {}

    public record QuantityTerm(String parameter, String system, String code, BigDecimal low, BigDecimal high) {}

    public record CompositeTerm(String parameter, String term) {}

    public record SortKey(String parameter, String low, String high) {}
}
