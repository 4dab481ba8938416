package care.sij.fhir;

import care.sij.fhir.PersonNumbers.Shown;
import care.sij.record.Visibility;

/** What whoever searches may follow: every step of a chain is as narrow as a search of its own. */
public interface Steps {

    /** Whether resources of the type may be searched for at all. */
    boolean maySearch(String type);

    /** Which of them are there; refuses in its own way where {@link #maySearch} is false. */
    Visibility visibility(String type);

    /** What is asked for, as far as the one who asks may know it. */
    AskedParameter ask(String type, AskedParameter asked);

    /** Whose numbers of persons they may ask for in references. */
    Shown numbers();
}
