package care.sij.access;

import care.sij.record.Visibility;

/** What callers may see of the record. */
public interface Visibilities {

    /** What this caller may see, scopes aside. */
    Visibility visibilityOf(Caller caller);

    /**
     * The same, of it only what the caller's scopes allow the interaction on: of the type, or of all types for
     * {@code *}, and where a scope has a filter only what the filter selects, in earlier versions too. Of a type that
     * no scope allows nothing is there.
     */
    Visibility visibilityOf(Caller caller, SmartInteraction interaction, String resourceType);
}
