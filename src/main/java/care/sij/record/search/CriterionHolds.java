package care.sij.record.search;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.Canonical;
import care.sij.record.IndexTerms.CompositeTerm;
import care.sij.record.IndexTerms.DateTerm;
import care.sij.record.IndexTerms.QuantityTerm;
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
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.NumberRange;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.SearchPrefix;
import care.sij.record.Selection.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether one version meets a criterion, as {@link CriterionSql} asks it of rows. */
final class CriterionHolds implements SearchCriterion.Cases<Boolean> {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Content content;

    CriterionHolds(Content content) {
        this.content = content;
    }

    @Override
    public Boolean anyTerm(AnyTerm criterion) {
        return criterion.terms().stream().anyMatch(this::has);
    }

    @Override
    public Boolean allTerms(AllTerms criterion) {
        return criterion.terms().stream().allMatch(this::has);
    }

    private boolean has(String term) {
        return content.terms().terms().contains(term);
    }

    @Override
    public Boolean noTerm(NoTerm criterion) {
        return criterion.terms().stream().noneMatch(this::has);
    }

    @Override
    public Boolean anyText(AnyText criterion) {
        return content.terms().strings().stream()
                .filter(text -> text.parameter().equals(criterion.parameter()))
                .anyMatch(text -> criterion.texts().stream().anyMatch(asked -> like(criterion.how(), text, asked)));
    }

    private static boolean like(TextMatch how, StringTerm text, String asked) {
        return switch (how) {
            case STARTS_WITH -> text.folded().startsWith(asked);
            case CONTAINS -> text.folded().contains(asked);
            case EQUALS -> text.folded().equals(asked);
            case EXACT -> text.exact().equals(asked);
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
        return content.terms()
                .measures()
                .filter(measure -> measure.parameter().equals(criterion.parameter()))
                .anyMatch(measure -> criterion.ranges().stream().anyMatch(range -> compares(range, measure)));
    }

    private static boolean compares(NumberRange range, QuantityTerm measure) {
        if (range.canonical().isPresent() && measure.canonical().isPresent()) {
            Canonical asked = range.canonical().get();
            Canonical stored = measure.canonical().get();
            return asked.unit().equals(stored.unit())
                    && compares(range.prefix(), asked.low(), asked.high(), stored.low(), stored.high());
        }
        return is(range.system(), measure.system())
                && is(range.code(), measure.code())
                && compares(range.prefix(), range.low(), range.high(), measure.low(), measure.high());
    }

    private static boolean is(Optional<String> asked, String stored) {
        return asked.filter(text -> !text.equals(stored)).isEmpty();
    }

    private static boolean compares(
            SearchPrefix prefix, BigDecimal from, BigDecimal to, BigDecimal low, BigDecimal high) {
        BigDecimal middle = low.add(high).divide(TWO);
        BigDecimal number = from.add(to).divide(TWO);
        boolean within = middle.compareTo(from) >= 0 && middle.compareTo(to) < 0;
        return switch (prefix) {
            case EQ -> within;
            case NE -> !within;
            case GT, SA -> high.compareTo(number) > 0 && middle.compareTo(number) > 0;
            case LT, EB -> low.compareTo(number) < 0 && middle.compareTo(number) < 0;
            case GE -> high.compareTo(number) >= 0 && middle.compareTo(number) >= 0;
            case LE -> low.compareTo(number) <= 0 && middle.compareTo(number) <= 0;
            case AP -> low.compareTo(to) <= 0 && high.compareTo(from) >= 0;
        };
    }

    @Override
    public Boolean anyBelow(AnyBelow criterion) {
        return content.terms().terms().stream()
                .anyMatch(term -> criterion.terms().stream()
                        .anyMatch(asked ->
                                term.equals(asked) || term.startsWith(asked.endsWith("/") ? asked : asked + "/")));
    }

    @Override
    public Boolean anyComposite(AnyComposite criterion) {
        return content.terms().composites().stream()
                .filter(element -> element.parameter().equals(criterion.parameter()))
                .anyMatch(element ->
                        criterion.alternatives().stream().anyMatch(alternative -> holds(alternative, element)));
    }

    private boolean holds(List<SearchCriterion> alternative, CompositeTerm element) {
        return IntStream.range(0, alternative.size())
                .allMatch(i -> alternative
                        .get(i)
                        .match(new CriterionHolds(new Content(
                                content.key(),
                                content.patients(),
                                content.known(),
                                element.parts().get(i)))));
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
                .anyMatch(key -> key.parameter().equals(criterion.parameter())
                        || key.parameter().equals(criterion.parameter() + IndexTerms.UNSORTED));
        return present == (criterion.wanted() == Wanted.PRESENT);
    }

    /** One version tells nothing of others; no scope is narrowed by what it refers to. */
    @Override
    public Boolean anyOf(AnyOf criterion) {
        return criterion.criteria().stream().anyMatch(one -> one.match(this));
    }

    @Override
    public Boolean allOf(AllOf criterion) {
        return criterion.criteria().stream().allMatch(one -> one.match(this));
    }

    @Override
    public Boolean linked(Linked criterion) {
        return false;
    }

    @Override
    public Boolean referredTo(ReferredTo criterion) {
        return false;
    }
}
