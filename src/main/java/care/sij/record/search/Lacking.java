package care.sij.record.search;

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
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Wanted;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Which criteria ask for what is not there: a row that is not indexed as the present service does it meets too many.
 */
final class Lacking implements SearchCriterion.Cases<Stream<String>> {

    private final String type;

    private Lacking(String type) {
        this.type = type;
    }

    /**
     * The types of which criteria on resources of this type ask so, themselves, within others or at the end of a link.
     */
    static Stream<String> types(String type, Collection<SearchCriterion> criteria) {
        Lacking lacking = new Lacking(type);
        return criteria.stream().flatMap(criterion -> criterion.match(lacking)).distinct();
    }

    @Override
    public Stream<String> anyTerm(AnyTerm criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> allTerms(AllTerms criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> noTerm(NoTerm criterion) {
        return Stream.of(type);
    }

    @Override
    public Stream<String> anyText(AnyText criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> anyDate(AnyDate criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> anyNumber(AnyNumber criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> anyId(AnyId criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> ofPatient(OfPatient criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> lastUpdated(LastUpdated criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> presence(Presence criterion) {
        return criterion.wanted() == Wanted.MISSING ? Stream.of(type) : Stream.of();
    }

    @Override
    public Stream<String> anyBelow(AnyBelow criterion) {
        return Stream.of();
    }

    @Override
    public Stream<String> anyComposite(AnyComposite criterion) {
        return criterion.alternatives().stream().flatMap(parts -> types(type, parts));
    }

    @Override
    public Stream<String> anyOf(AnyOf criterion) {
        return types(type, criterion.criteria());
    }

    @Override
    public Stream<String> allOf(AllOf criterion) {
        return types(type, criterion.criteria());
    }

    @Override
    public Stream<String> linked(Linked criterion) {
        return criterion.targets().stream().flatMap(target -> target.criterion().match(new Lacking(target.type())));
    }

    @Override
    public Stream<String> referredTo(ReferredTo criterion) {
        return criterion.criterion().match(new Lacking(criterion.referring()));
    }
}
