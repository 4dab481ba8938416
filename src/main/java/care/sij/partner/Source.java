package care.sij.partner;

import java.util.Optional;

/**
 * Where something said of an EHR comes from.
 *
 * @param cite what was read
 * @param captured the day or month in which it was read; empty when nothing was
 */
public record Source(String cite, Trust trust, Optional<String> captured) {}
