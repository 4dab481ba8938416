package care.sij.fhir;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.CompositeTerm;
import care.sij.record.IndexTerms.DateTerm;
import care.sij.record.IndexTerms.NumberTerm;
import care.sij.record.IndexTerms.QuantityTerm;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.IndexTerms.StringTerm;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the terms of one resource, and per parameter the lowest and highest value to sort by. */
final class TermCollector {

    private final Set<String> terms = new LinkedHashSet<>();
    private final Set<StringTerm> strings = new LinkedHashSet<>();
    private final Set<DateTerm> dates = new LinkedHashSet<>();
    private final Set<NumberTerm> numbers = new LinkedHashSet<>();
    private final Set<QuantityTerm> quantities = new LinkedHashSet<>();
    private final Set<CompositeTerm> composites = new LinkedHashSet<>();
    private final Map<String, SortKey> sortKeys = new TreeMap<>();
    private final Set<String> present = new TreeSet<>();

    void term(String term) {
        terms.add(term);
    }

    void token(String parameter, String system, String code) {
        terms.addAll(SearchTerms.indexed(parameter, system, code));
        if (!code.isEmpty()) {
            sortBy(parameter, SortText.of(code), SortText.of(code));
        }
    }

    void reference(String parameter, String target) {
        terms.add(parameter + "=" + target);
        sortBy(parameter, SortText.of(target), SortText.of(target));
    }

    void text(String parameter, String text) {
        String folded = FoldedText.of(text);
        if (!folded.isEmpty()) {
            strings.add(new StringTerm(parameter, folded, text));
            sortBy(parameter, SortText.of(folded), SortText.of(folded));
        }
    }

    /** A text that says what a code of the token parameter means; nothing is sorted by it. */
    void textOfCode(String parameter, String text) {
        String folded = FoldedText.of(text);
        if (!folded.isEmpty()) {
            strings.add(new StringTerm(parameter + IndexTerms.TEXT, folded, text));
        }
    }

    void composite(String parameter, List<IndexTerms> parts) {
        composites.add(new CompositeTerm(parameter, parts));
    }

    /** Nothing was found. */
    boolean isEmpty() {
        return terms.isEmpty() && strings.isEmpty() && dates.isEmpty() && numbers.isEmpty() && quantities.isEmpty();
    }

    void span(String parameter, TimeSpan span) {
        dates.add(new DateTerm(parameter, span.low(), span.high()));
        sortBy(parameter, SortText.of(span.low()), SortText.of(span.high()));
    }

    void number(String parameter, NumberRange range) {
        numbers.add(new NumberTerm(parameter, range.low(), range.high()));
    }

    void quantity(String parameter, String system, String code, NumberRange range) {
        quantities.add(new QuantityTerm(
                parameter, system, code, range.low(), range.high(), CanonicalUnits.of(system, code, range)));
    }

    /** Numbers are sorted as they are stated, whatever their precision and unit. */
    void sortByNumber(String parameter, BigDecimal low, BigDecimal high) {
        sortBy(parameter, SortText.of(low), SortText.of(high));
    }

    /** The parameter has a value, even where there is nothing to find it by. */
    void present(String parameter) {
        present.add(parameter);
    }

    private void sortBy(String parameter, String low, String high) {
        sortKeys.merge(
                parameter,
                new SortKey(parameter, low, high),
                (one, other) ->
                        new SortKey(parameter, lower(one.low(), other.low()), higher(one.high(), other.high())));
    }

    private static String lower(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String higher(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    IndexTerms collected() {
        present.stream()
                .filter(parameter -> !sortKeys.containsKey(parameter))
                .map(parameter -> parameter + IndexTerms.UNSORTED)
                .forEach(parameter -> sortBy(parameter, "", ""));
        return new IndexTerms(
                Set.copyOf(terms),
                List.copyOf(strings),
                List.copyOf(dates),
                List.copyOf(numbers),
                List.copyOf(quantities),
                List.copyOf(composites),
                List.copyOf(sortKeys.values()));
    }
}
