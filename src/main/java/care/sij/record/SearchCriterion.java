package care.sij.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One condition of a search; of several values it names, any one suffices. */
public sealed interface SearchCriterion {

    /** Translates each kind of criterion. */
    interface Cases<R> {

        R anyTerm(AnyTerm criterion);

        R allTerms(AllTerms criterion);

        R noTerm(NoTerm criterion);

        R anyText(AnyText criterion);

        R anyDate(AnyDate criterion);

        R anyNumber(AnyNumber criterion);

        R anyId(AnyId criterion);

        R ofPatient(OfPatient criterion);

        R lastUpdated(LastUpdated criterion);

        R presence(Presence criterion);

        R anyBelow(AnyBelow criterion);

        R anyComposite(AnyComposite criterion);

        R anyOf(AnyOf criterion);

        R allOf(AllOf criterion);

        R linked(Linked criterion);

        R referredTo(ReferredTo criterion);
    }

    <R> R match(Cases<R> cases);

    /** Has one of the exact terms, each {@code parameter=value} as in {@link IndexTerms}. */
    record AnyTerm(List<String> terms) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyTerm(this);
        }
    }

    /** Has all of the exact terms; asked for by itself, so that an index of just such rows serves. */
    record AllTerms(List<String> terms) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.allTerms(this);
        }
    }

    /** Has none of the exact terms. */
    record NoTerm(List<String> terms) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noTerm(this);
        }
    }

    /** Has an exact term that is one of these, or goes on from one with a slash. */
    record AnyBelow(List<String> terms) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyBelow(this);
        }
    }

    /** Has one element of which all criteria of an alternative hold, each for the component at its place. */
    record AnyComposite(String parameter, List<List<SearchCriterion>> alternatives) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyComposite(this);
        }
    }

    /** Has a text like one of these, folded as in {@link IndexTerms.StringTerm} unless asked for exactly. */
    record AnyText(String parameter, TextMatch how, List<String> texts) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyText(this);
        }
    }

    /** How texts are compared. */
    enum TextMatch {
        STARTS_WITH,
        CONTAINS,
        EQUALS,
        /** Letter by letter as written. */
        EXACT
    }

    /** Has a date that compares so with one of the ranges. */
    record AnyDate(String parameter, List<DateRange> ranges) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyDate(this);
        }
    }

    /** A closed-open range of instants and how to compare with it. */
    record DateRange(SearchPrefix prefix, Instant low, Instant high) {}

    /** Has a number or a quantity that compares so with one of the ranges. */
    record AnyNumber(String parameter, List<NumberRange> ranges) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyNumber(this);
        }
    }

    /**
     * A number as the closed-open range its precision stands for, and how to compare with it: {@code EQ}, {@code NE}
     * and {@code AP} use the range, the others its middle, which is the number itself.
     *
     * @param system of a quantity's unit; any when empty
     * @param code of a quantity's unit; any when empty
     * @param canonical the same range in the canonical unit: compares with whatever is convertible
     */
    record NumberRange(
            SearchPrefix prefix,
            BigDecimal low,
            BigDecimal high,
            Optional<String> system,
            Optional<String> code,
            Optional<IndexTerms.Canonical> canonical) {}

    /** Has one of the ids. */
    record AnyId(List<String> ids) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyId(this);
        }
    }

    /** Belongs to one of the patients. */
    record OfPatient(List<String> patients) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ofPatient(this);
        }
    }

    /** Its latest version's instant compares so with one of the ranges. */
    record LastUpdated(List<DateRange> ranges) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lastUpdated(this);
        }
    }

    /** Has, or lacks, a value for the parameter. */
    record Presence(String parameter, Wanted wanted) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.presence(this);
        }
    }

    /** Whether a value must be there. */
    enum Wanted {
        PRESENT,
        MISSING
    }

    /** Meets one of the criteria. */
    record AnyOf(List<SearchCriterion> criteria) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyOf(this);
        }
    }

    /** Meets all of the criteria, which are asked in this order: the cheapest first. */
    record AllOf(List<SearchCriterion> criteria) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.allOf(this);
        }
    }

    /** Refers by the parameter to something of which the criterion of its target holds. */
    record Linked(String type, String parameter, List<Target> targets) implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.linked(this);
        }
    }

    /** What a link may lead to. */
    record Target(String type, SearchCriterion criterion, Visibility visibility) {}

    /**
     * Is referred to by a resource of which the criterion holds.
     *
     * @param type of what is referred to
     * @param referring type of the resource that refers to it
     * @param parameter by which it does
     */
    record ReferredTo(String type, String referring, String parameter, SearchCriterion criterion, Visibility visibility)
            implements SearchCriterion {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.referredTo(this);
        }
    }
}
