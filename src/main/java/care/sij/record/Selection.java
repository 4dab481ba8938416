package care.sij.record;

import java.time.Instant;
import java.util.List;

/** What criteria select, told of rows and of a single version alike: both answer as a search by them would. */
public interface Selection {

    /**
     * A condition on the row {@code v} as {@link Visibility} has it: that the resource as it is now is of this type and
     * meets all criteria. Of what is deleted nothing is left that could.
     */
    Visibility.Condition rows(String type, List<SearchCriterion> criteria);

    /** Whether this content meets all criteria. */
    boolean holds(Content content, List<SearchCriterion> criteria);

    /**
     * One version by what it can be found by.
     *
     * @param known the instant of the version
     */
    record Content(ResourceKey key, List<String> patients, Instant known, IndexTerms terms) {}
}
