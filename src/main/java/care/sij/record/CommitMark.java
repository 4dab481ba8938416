package care.sij.record;

/** Tells whether anything was committed since somebody last looked, and nothing of what. */
public interface CommitMark {

    /** A short text that is another one after each commit; cheap to ask for every second. */
    String now();
}
