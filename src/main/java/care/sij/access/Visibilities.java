package care.sij.access;

import care.sij.record.Visibility;

/** What callers may see of the record. */
public interface Visibilities {

    /** What this caller may see, scopes aside: those are demanded per interaction. */
    Visibility visibilityOf(Caller caller);
}
