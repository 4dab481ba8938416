package care.sij.record.search;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.Canonical;
import care.sij.record.IndexTerms.CompositeTerm;
import care.sij.record.IndexTerms.DateTerm;
import care.sij.record.IndexTerms.NumberTerm;
import care.sij.record.IndexTerms.QuantityTerm;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.IndexTerms.StringTerm;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AllOf;
import care.sij.record.SearchCriterion.AllTerms;
import care.sij.record.SearchCriterion.AnyBelow;
import care.sij.record.SearchCriterion.AnyComposite;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyNumber;
import care.sij.record.SearchCriterion.AnyOf;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.DateRange;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.NumberRange;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.SearchPrefix;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Terms of resources and criteria, drawn from so few values that they often meet, at their borders too. */
final class DrawnCriteria {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<String> TERMS =
            List.of("code=*|a", "code=s|a", "code=*|b", "url=http://a.org", "url=http://a.org/b", "url=http://a.orgx");
    private static final List<String> TEXTS = List.of("anna", "annabelle", "an", "100%", "1_0", "b\\c", "na");
    private static final List<String> UNITS = List.of("", "mg", "g");

    private final Random random;

    DrawnCriteria(long seed) {
        this.random = new Random(seed);
    }

    /** What a resource is found by. */
    IndexTerms terms() {
        List<CompositeTerm> composites = several(() -> new CompositeTerm(
                "pair", List.of(part(List.of(), several(this::quantity)), part(texts("name"), List.of()))));
        IndexTerms own = plain();
        Set<String> exact = new TreeSet<>(own.terms());
        composites.forEach(composite -> composite.parts().forEach(part -> exact.addAll(part.terms())));
        return new IndexTerms(
                exact, own.strings(), own.dates(), own.numbers(), own.quantities(), composites, own.sortKeys());
    }

    /** What one component of an element is found by: that component's parameter alone. */
    private IndexTerms part(List<StringTerm> strings, List<QuantityTerm> quantities) {
        Set<String> exact = strings.isEmpty() ? Set.of() : Set.copyOf(several(() -> one(TERMS)));
        return new IndexTerms(exact, strings, List.of(), List.of(), quantities, List.of(), List.of());
    }

    private List<StringTerm> texts(String parameter) {
        return several(() -> new StringTerm(parameter, one(TEXTS), one(TEXTS)));
    }

    private IndexTerms plain() {
        List<SortKey> sortKeys = Stream.of("score", "name", "day" + IndexTerms.UNSORTED)
                .filter(name -> random.nextBoolean())
                .map(name -> new SortKey(name, "a", "b"))
                .toList();
        return new IndexTerms(
                Set.copyOf(new TreeSet<>(several(() -> one(TERMS)))),
                Stream.concat(texts("name").stream(), texts("code" + IndexTerms.TEXT).stream())
                        .toList(),
                several(() -> {
                    Instant low = instant();
                    return new DateTerm("day", low, low.plus(hours()));
                }),
                several(() -> {
                    BigDecimal low = number();
                    return new NumberTerm("score", low, low.add(width()));
                }),
                several(this::quantity),
                List.of(),
                sortKeys);
    }

    private QuantityTerm quantity() {
        BigDecimal low = number();
        BigDecimal high = low.add(width());
        return new QuantityTerm("dose", one(List.of("", "ucum")), one(UNITS), low, high, canonical(low, high));
    }

    /** Any criterion but links, of which one version tells nothing. */
    SearchCriterion criterion() {
        return switch (random.nextInt(15)) {
            case 0 -> new NoTerm(some(() -> one(TERMS)));
            case 1 -> new AnyBelow(some(() -> one(TERMS)));
            case 2 -> new AnyId(some(() -> "r" + random.nextInt(30)));
            case 3 -> new OfPatient(some(() -> "p" + random.nextInt(3)));
            case 4 -> new LastUpdated(some(this::dates));
            case 5 -> new Presence(one(List.of("score", "name", "day")), one(List.of(Wanted.values())));
            case 6, 7 ->
                new AnyComposite("pair", some(() -> List.of(new AnyNumber("dose", some(this::numbers)), second())));
            case 8 -> new AnyOf(some(this::criterion));
            case 9 -> new AllOf(some(this::criterion));
            case 10 -> new AllTerms(some(() -> one(TERMS)));
            default -> valued();
        };
    }

    private SearchCriterion second() {
        return random.nextBoolean()
                ? new AnyTerm(some(() -> one(TERMS)))
                : new AnyText("name", one(List.of(TextMatch.values())), some(() -> one(TEXTS)));
    }

    /** By the texts of codes nothing is asked for letter by letter. */
    private SearchCriterion valued() {
        return switch (random.nextInt(5)) {
            case 0 -> second();
            case 1 ->
                new AnyText(
                        "code" + IndexTerms.TEXT,
                        one(List.of(TextMatch.STARTS_WITH, TextMatch.CONTAINS, TextMatch.EQUALS)),
                        some(() -> one(TEXTS)));
            case 2 -> new AnyDate("day", some(this::dates));
            case 3 -> new AnyNumber("score", some(this::numbers));
            default -> new AnyNumber("dose", some(this::numbers));
        };
    }

    private DateRange dates() {
        Instant low = instant();
        return new DateRange(one(List.of(SearchPrefix.values())), low, low.plus(hours()));
    }

    private NumberRange numbers() {
        BigDecimal low = number();
        BigDecimal high = low.add(width());
        return new NumberRange(
                one(List.of(SearchPrefix.values())),
                low,
                high,
                Optional.of("ucum").filter(any -> random.nextBoolean()),
                Optional.of(one(UNITS)).filter(any -> random.nextBoolean()),
                canonical(low, high));
    }

    private Optional<Canonical> canonical(BigDecimal low, BigDecimal high) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new Canonical(one(List.of("g", "m")), low, high));
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(12) - 3, 1);
    }

    private BigDecimal width() {
        return BigDecimal.valueOf(random.nextInt(5), 1);
    }

    private Instant instant() {
        return START.plus(Duration.ofMinutes(random.nextInt(40)));
    }

    private Duration hours() {
        return Duration.ofMinutes(1 + random.nextInt(5));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> several(Supplier<T> draw) {
        return Stream.generate(draw).limit(random.nextInt(3)).distinct().toList();
    }

    private <T> List<T> some(Supplier<T> draw) {
        return Stream.generate(draw).limit(1 + random.nextInt(2)).toList();
    }
}
