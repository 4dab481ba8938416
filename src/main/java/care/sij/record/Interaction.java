package care.sij.record;

/** What a version did to its resource. */
public enum Interaction {
    CREATE,
    UPDATE,
    DELETE
}
