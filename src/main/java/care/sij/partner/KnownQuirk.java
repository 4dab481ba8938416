package care.sij.partner;

/** A quirk, and how it is known. */
public record KnownQuirk(Quirk quirk, Source source, String note) {}
