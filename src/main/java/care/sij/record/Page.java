package care.sij.record;

import java.util.List;
import java.util.Optional;

/** Some of the versions a query found, in its order; {@code next} is present when there are more. */
public record Page(List<StoredVersion> versions, Optional<PageCursor> next) {}
