package care.sij.record.search;

import care.sij.record.IndexTerms.DateTerm;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyNumber;
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
import care.sij.record.Selection.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether one version meets a criterion, as {@link CriterionSql} asks it of rows. */
final class CriterionHolds implements SearchCriterion.Cases<Boolean> {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** A number, or a quantity with its unit. */
    private record Measure(String parameter, String system, String code, BigDecimal low, BigDecimal high) {}

    private final Content content;

    CriterionHolds(Content content) {
        this.content = content;
    }

    @Override
    public Boolean anyTerm(AnyTerm criterion) {
        return criterion.terms().stream().anyMatch(this::has);
    }

    private boolean has(String term) {
        return content.terms().terms().contains(term)
                || content.terms().composites().stream()
                        .anyMatch(composite -> term.equals(composite.parameter() + "=" + composite.term()));
    }

    @Override
    public Boolean noTerm(NoTerm criterion) {
        return criterion.terms().stream().noneMatch(this::has);
    }

    @Override
    public Boolean anyText(AnyText criterion) {
        return content.terms().strings().stream()
                .filter(text -> text.parameter().equals(criterion.parameter()))
                .anyMatch(text ->
                        criterion.folded().stream().anyMatch(asked -> like(criterion.how(), text.folded(), asked)));
    }

    private static boolean like(TextMatch how, String text, String asked) {
        return switch (how) {
            case STARTS_WITH -> text.startsWith(asked);
            case CONTAINS -> text.contains(asked);
            case EQUALS -> text.equals(asked);
        };
    }

    @Override
    public Boolean anyDate(AnyDate criterion) {
        return content.terms().dates().stream()
                .filter(date -> date.parameter().equals(criterion.parameter()))
                .anyMatch(date -> criterion.ranges().stream().anyMatch(range -> compares(range, date)));
    }

    private static boolean compares(DateRange range, DateTerm date) {
        return compares(range, date.low(), date.high());
    }

    private static boolean compares(DateRange range, Instant low, Instant high) {
        boolean contained = !low.isBefore(range.low()) && !high.isAfter(range.high());
        return switch (range.prefix()) {
            case EQ -> contained;
            case NE -> !contained;
            case GT -> high.isAfter(range.high());
            case LT -> low.isBefore(range.low());
            case GE -> high.isAfter(range.high()) || contained;
            case LE -> low.isBefore(range.low()) || contained;
            case SA -> !low.isBefore(range.high());
            case EB -> !high.isAfter(range.low());
            case AP -> low.isBefore(range.high()) && high.isAfter(range.low());
        };
    }

    @Override
    public Boolean anyNumber(AnyNumber criterion) {
        return measures()
                .filter(measure -> measure.parameter.equals(criterion.parameter()))
                .anyMatch(measure -> criterion.ranges().stream().anyMatch(range -> compares(range, measure)));
    }

    private Stream<Measure> measures() {
        return Stream.concat(
                content.terms().numbers().stream()
                        .map(term -> new Measure(term.parameter(), "", "", term.low(), term.high())),
                content.terms().quantities().stream()
                        .map(term ->
                                new Measure(term.parameter(), term.system(), term.code(), term.low(), term.high())));
    }

    private static boolean compares(NumberRange range, Measure measure) {
        return is(range.system(), measure.system)
                && is(range.code(), measure.code)
                && compares(range.prefix(), range, measure);
    }

    private static boolean is(Optional<String> asked, String stored) {
        return asked.filter(text -> !text.equals(stored)).isEmpty();
    }

    private static boolean compares(SearchPrefix prefix, NumberRange range, Measure measure) {
        BigDecimal middle = measure.low.add(measure.high).divide(TWO);
        BigDecimal number = range.low().add(range.high()).divide(TWO);
        boolean within = middle.compareTo(range.low()) >= 0 && middle.compareTo(range.high()) <= 0;
        return switch (prefix) {
            case EQ -> within;
            case NE -> !within;
            case GT, SA -> measure.high.compareTo(number) > 0 && middle.compareTo(number) > 0;
            case LT, EB -> measure.low.compareTo(number) < 0 && middle.compareTo(number) < 0;
            case GE -> measure.high.compareTo(number) >= 0 && middle.compareTo(number) >= 0;
            case LE -> measure.low.compareTo(number) <= 0 && middle.compareTo(number) <= 0;
            case AP -> measure.low.compareTo(range.high()) <= 0 && measure.high.compareTo(range.low()) >= 0;
        };
    }

    @Override
    public Boolean anyId(AnyId criterion) {
        return criterion.ids().contains(content.key().id());
    }

    @Override
    public Boolean ofPatient(OfPatient criterion) {
        return !Collections.disjoint(content.patients(), criterion.patients());
    }

    @Override
    public Boolean lastUpdated(LastUpdated criterion) {
        return criterion.ranges().stream()
                .anyMatch(range ->
                        compares(range, content.known(), content.known().plusMillis(1)));
    }

    @Override
    public Boolean presence(Presence criterion) {
        boolean present = content.terms().sortKeys().stream()
                .anyMatch(key -> key.parameter().equals(criterion.parameter()));
        return present == (criterion.wanted() == Wanted.PRESENT);
    }
}
