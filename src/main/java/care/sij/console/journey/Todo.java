package care.sij.console.journey;

import java.util.List;

/**
 * Something to do, or to know, about a joint.
 *
 * @param title what it is
 * @param detail more about it; empty when there is none
 * @param date when it is due or showed, in words
 */
public record Todo(String title, String detail, String date, String status, List<Source> sources) {}
