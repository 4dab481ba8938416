package care.sij.console.partners;

/**
 * How something stands, in a word or two.
 *
 * @param tone the badge's class: good, warn, bad, or none
 */
record Badge(String text, String tone) {}
