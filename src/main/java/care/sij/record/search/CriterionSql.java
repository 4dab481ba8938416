package care.sij.record.search;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.Canonical;
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
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.NumberRange;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.util.List;
import java.util.function.Function;

/** Each criterion as a condition on the row {@code v} of {@code resource_current}. */
final class CriterionSql implements SearchCriterion.Cases<Sql> {

    private final String type;
    private final Place place;
    private final Function<Linked, Sql> links;

    CriterionSql(String type) {
        this(type, new WholeRow(type));
    }

    CriterionSql(String type, Place place) {
        this(type, place, LinkSql::of);
    }

    /** @param links how what a row refers to is looked for */
    CriterionSql(String type, Function<Linked, Sql> links) {
        this(type, new WholeRow(type), links);
    }

    private CriterionSql(String type, Place place, Function<Linked, Sql> links) {
        this.type = type;
        this.place = place;
        this.links = links;
    }

    @Override
    public Sql anyTerm(AnyTerm criterion) {
        return place.anyTerm(criterion.terms());
    }

    @Override
    public Sql allTerms(AllTerms criterion) {
        return place.allTerms(criterion.terms());
    }

    @Override
    public Sql noTerm(NoTerm criterion) {
        return new Sql("NOT ").add(place.anyTerm(criterion.terms()));
    }

    /** Terms that are too long to be indexed as they are written are not found by their beginning. */
    @Override
    public Sql anyBelow(AnyBelow criterion) {
        return new Sql("EXISTS (SELECT 1 FROM unnest(v.terms) t(term) WHERE ")
                .add(anyOf(
                        criterion.terms(),
                        term -> new Sql(
                                "t.term = ? OR starts_with(t.term, ?)",
                                type + "." + term,
                                type + "." + (term.endsWith("/") ? term : term + "/"))))
                .add(")");
    }

    @Override
    public Sql anyComposite(AnyComposite criterion) {
        return new CompositeSql(new WholeRow(type)).of(criterion);
    }

    @Override
    public Sql anyText(AnyText criterion) {
        return place.texts(criterion.parameter())
                .add(anyOf(criterion.texts(), text -> like(criterion.how(), text)))
                .add(")");
    }

    private static Sql like(TextMatch how, String text) {
        return switch (how) {
            case STARTS_WITH ->
                new Sql(
                        "left(i.folded, 200) LIKE ? AND i.folded LIKE ?",
                        literally(text.substring(0, Math.min(text.length(), 200))) + "%",
                        literally(text) + "%");
            case CONTAINS -> new Sql("i.folded LIKE ?", "%" + literally(text) + "%");
            case EQUALS -> new Sql("i.folded = ?", text);
            case EXACT -> new Sql("i.exact = ?", text);
        };
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public Sql anyDate(AnyDate criterion) {
        return place.dates(criterion.parameter())
                .add(anyOf(
                        criterion.ranges(),
                        range -> RangeSql.OF_INDEXED_DATES.compare(
                                range.prefix(), VersionRow.timestamp(range.low()), VersionRow.timestamp(range.high()))))
                .add(")");
    }

    @Override
    public Sql anyNumber(AnyNumber criterion) {
        return place.numbers(criterion.parameter())
                .add(anyOf(criterion.ranges(), CriterionSql::number))
                .add(")");
    }

    /** Where there is no canonical unit on either side, the units are compared as they are written. */
    private static Sql number(NumberRange range) {
        Sql written = NumberSql.AS_WRITTEN.compare(range.prefix(), range.low(), range.high());
        range.system().ifPresent(system -> written.add(" AND i.system = ?", system));
        range.code().ifPresent(code -> written.add(" AND i.code = ?", code));
        if (range.canonical().isEmpty()) {
            return written;
        }
        Canonical canonical = range.canonical().get();
        return new Sql("(i.unit = ? AND ", canonical.unit())
                .add(NumberSql.IN_UNIT.compare(range.prefix(), canonical.low(), canonical.high()))
                .add(") OR (i.unit IS NULL AND ")
                .add(written)
                .add(")");
    }

    @Override
    public Sql anyId(AnyId criterion) {
        return new Sql("v.id = ANY (?)", (Object) criterion.ids().toArray(String[]::new));
    }

    /** Over the membership table, which has an index by patient. */
    @Override
    public Sql ofPatient(OfPatient criterion) {
        String[] patients = criterion.patients().toArray(String[]::new);
        return new Sql(
                "v.patients && ?::text[] AND v.id IN (SELECT p.id FROM patient_resource p"
                        + " WHERE p.patient = ANY (?) AND p.type = ?)",
                patients,
                patients,
                type);
    }

    @Override
    public Sql lastUpdated(LastUpdated criterion) {
        return anyOf(
                criterion.ranges(),
                range -> RangeSql.OF_LAST_UPDATE.compare(
                        range.prefix(), VersionRow.timestamp(range.low()), VersionRow.timestamp(range.high())));
    }

    @Override
    public Sql presence(Presence criterion) {
        return new Sql((criterion.wanted() == Wanted.MISSING ? "NOT " : "") + "v.sort_names && ?::text[]", (Object)
                new String[] {criterion.parameter(), criterion.parameter() + IndexTerms.UNSORTED});
    }

    @Override
    public Sql anyOf(AnyOf criterion) {
        return anyOf(criterion.criteria(), one -> one.match(this));
    }

    @Override
    public Sql allOf(AllOf criterion) {
        Sql sql = new Sql("(true");
        criterion
                .criteria()
                .forEach(one -> sql.add(" AND (").add(one.match(this)).add(")"));
        return sql.add(")");
    }

    @Override
    public Sql linked(Linked criterion) {
        return links.apply(criterion);
    }

    @Override
    public Sql referredTo(ReferredTo criterion) {
        return LinkSql.of(criterion);
    }

    private static <T> Sql anyOf(List<T> values, Function<T, Sql> condition) {
        Sql sql = new Sql("(false");
        values.forEach(value -> sql.add(" OR (").add(condition.apply(value)).add(")"));
        return sql.add(")");
    }
}
