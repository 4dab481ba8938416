package care.sij.record.search;

import care.sij.record.store.Sql;
import java.util.List;

/** Where in a row the terms lie that a criterion is asked of. */
interface Place {

    /** Some of the exact terms are there. */
    Sql anyTerm(List<String> terms);

    /** All of the exact terms are there. */
    Sql allTerms(List<String> terms);

    /** The beginning of a condition on the texts {@code i.folded} and {@code i.exact}; a parenthesis is left open. */
    Sql texts(String parameter);

    /** Likewise on the dates {@code i.low} and {@code i.high}. */
    Sql dates(String parameter);

    /** Likewise on the numbers {@code i.low} and {@code i.high} with unit, as {@code index_number} has them. */
    Sql numbers(String parameter);
}
