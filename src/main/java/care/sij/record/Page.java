package care.sij.record;

import java.util.List;
import java.util.Optional;

/**
 * Some of the versions a query found, in its order; {@code next} is present when there are more. There may be fewer
 * than were asked for: a page ends before it holds too many bytes.
 */
public record Page(List<StoredVersion> versions, Optional<PageCursor> next) {}
