package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.exchange.OwnNumbers;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.SearchCriteria;
import care.sij.record.SearchCriterion;
import care.sij.record.StoredVersion;
import org.springframework.stereotype.Component;

/** What a caller sees and finds, as {@link Eyes} have it, where no request of it is worked on. */
@Component
public class Sights {

    private final OwnNumbers numbers;
    private final SearchCriteria criteria;

    Sights(OwnNumbers numbers, SearchCriteria criteria) {
        this.numbers = numbers;
        this.criteria = criteria;
    }

    /** The version as the caller sees it. */
    public StoredVersion see(Caller caller, StoredVersion version) {
        return new Eyes(() -> caller, numbers).see(version);
    }

    /**
     * What the caller asks for by a search parameter.
     *
     * @throws care.sij.fhir.QueryRefused when it is not served for the type
     */
    public SearchCriterion criterion(Caller caller, String type, AskedParameter asked) {
        Eyes eyes = new Eyes(() -> caller, numbers);
        return criteria.of(type, eyes.ask(type, asked), eyes.numbers());
    }
}
