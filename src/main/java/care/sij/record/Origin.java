package care.sij.record;

/**
 * Who wrote a version: a partner, or this service, as a consequence of the facts or to publish its definitions. A flag
 * of the row, not of the type.
 */
public enum Origin {
    PARTNER,
    PROJECTED
}
