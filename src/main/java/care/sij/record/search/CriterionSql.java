package care.sij.record.search;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyNumber;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.NumberRange;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.store.IndexedTerm;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.util.List;
import java.util.function.Function;

/** Each criterion as a condition on the row {@code v} of {@code resource_current}. */
final class CriterionSql implements SearchCriterion.Cases<Sql> {

    private final String type;

    CriterionSql(String type) {
        this.type = type;
    }

    Sql allTerms(List<String> terms) {
        return new Sql("v.terms @> ?::text[]", (Object) indexed(terms));
    }

    @Override
    public Sql anyTerm(AnyTerm criterion) {
        return new Sql("v.terms && ?::text[]", (Object) indexed(criterion.terms()));
    }

    @Override
    public Sql noTerm(NoTerm criterion) {
        return new Sql("NOT v.terms && ?::text[]", (Object) indexed(criterion.terms()));
    }

    private String[] indexed(List<String> terms) {
        return terms.stream().map(term -> IndexedTerm.of(type, term)).toArray(String[]::new);
    }

    @Override
    public Sql anyText(AnyText criterion) {
        return existing("index_string", criterion.parameter())
                .add(anyOf(criterion.folded(), text -> like(criterion.how(), text)))
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
        };
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public Sql anyDate(AnyDate criterion) {
        return existing("index_date", criterion.parameter())
                .add(anyOf(
                        criterion.ranges(),
                        range -> RangeSql.OF_INDEXED_DATES.compare(
                                range.prefix(), VersionRow.timestamp(range.low()), VersionRow.timestamp(range.high()))))
                .add(")");
    }

    @Override
    public Sql anyNumber(AnyNumber criterion) {
        return existing("index_number", criterion.parameter())
                .add(anyOf(criterion.ranges(), CriterionSql::number))
                .add(")");
    }

    private static Sql number(NumberRange range) {
        Sql sql = NumberSql.compare(range.prefix(), range.low(), range.high());
        range.system().ifPresent(system -> sql.add(" AND i.system = ?", system));
        range.code().ifPresent(code -> sql.add(" AND i.code = ?", code));
        return sql;
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
        return new Sql(
                (criterion.wanted() == Wanted.MISSING ? "NOT " : "") + "? = ANY (v.sort_names)", criterion.parameter());
    }

    private static Sql existing(String table, String parameter) {
        return new Sql(
                "EXISTS (SELECT 1 FROM " + table + " i WHERE i.type = v.type AND i.id = v.id AND i.parameter = ? AND ",
                parameter);
    }

    private static <T> Sql anyOf(List<T> values, Function<T, Sql> condition) {
        Sql sql = new Sql("(false");
        values.forEach(value -> sql.add(" OR (").add(condition.apply(value)).add(")"));
        return sql.add(")");
    }
}
