package care.sij.console.patients;

import care.sij.console.frame.IllegalFilter;
import care.sij.fhir.FoldedText;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.fhir.SearchTerms;
import care.sij.fhir.TimeSpan;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.DateRange;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What patients are looked for by; each is empty text when it is not asked for.
 *
 * @param name beginnings of its parts, separated by blanks
 * @param number of a person, or {@code system|number}
 * @param born day, month or year of birth
 */
public record PatientFilter(String name, String number, String born) {

    /** More words find nobody else, and cost. */
    private static final int MOST_WORDS = 4;

    private static final int LONGEST = 200;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BORN = Pattern.compile("[0-9]{4}(-[0-9]{2}){0,2}");

    /**
     * Checks and strips what was typed.
     *
     * @throws IllegalFilter naming the field that is not as it has to be
     */
    public PatientFilter {
        name = checked("name", name);
        number = checked("number", number);
        born = checked("date of birth", born);
        if (!born.isEmpty()
                && (!BORN.matcher(born).matches() || TimeSpan.parse(born).isEmpty())) {
            throw new IllegalFilter("The date of birth is a day such as 1970-11-02, a month 1970-11 or a year 1970.");
        }
    }

    private static String checked(String field, String typed) {
        if (typed.length() > LONGEST || typed.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalFilter("The " + field + " has at most " + LONGEST + " characters, all of them visible.");
        }
        return typed.strip();
    }

    /** Whether anything is asked for. */
    public boolean isEmpty() {
        return name.isEmpty() && number.isEmpty() && born.isEmpty();
    }

    /** The filter as one text, always spelled alike. */
    String spelled() {
        return String.join("\n", name, number, born);
    }

    /** @param shown whose numbers of persons the reader sees, and finds by */
    List<SearchCriterion> criteria(Shown shown) {
        List<SearchCriterion> criteria = new ArrayList<>();
        if (!name.isEmpty()) {
            BLANKS.splitAsStream(name)
                    .map(FoldedText::of)
                    .filter(part -> !part.isEmpty())
                    .limit(MOST_WORDS)
                    .forEach(part -> criteria.add(new AnyText("name", TextMatch.STARTS_WITH, List.of(part))));
        }
        if (!number.isEmpty()) {
            criteria.add(new AnyTerm(numbers(shown)
                    .map(value -> SearchTerms.token("identifier", value))
                    .toList()));
        }
        if (!born.isEmpty()) {
            TimeSpan span = TimeSpan.parse(born).orElseThrow();
            criteria.add(new AnyDate("birthdate", List.of(new DateRange(SearchPrefix.EQ, span.low(), span.high()))));
        }
        return criteria;
    }

    /** A number without a system is looked for in those that are named to the reader. */
    private Stream<String> numbers(Shown shown) {
        int bar = number.indexOf('|');
        if (bar >= 0) {
            String system = number.substring(0, bar);
            return Stream.of(SearchTerms.inSystem(system, escaped(number.substring(bar + 1))))
                    .filter(any -> shown.ofPersons().test(system));
        }
        Optional<List<String>> named = shown.named();
        return named.isEmpty()
                ? Stream.of(escaped(number))
                : named.get().stream().map(system -> SearchTerms.inSystem(system, escaped(number)));
    }

    private static String escaped(String typed) {
        return typed.replaceAll("[\\\\,|$]", "\\\\$0");
    }
}
