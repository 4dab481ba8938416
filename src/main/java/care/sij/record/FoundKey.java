package care.sij.record;

/**
 * What a search has found at its moment, without its content.
 *
 * @param place in the order of the query
 */
public record FoundKey(ResourceKey key, long version, PageCursor place) {}
