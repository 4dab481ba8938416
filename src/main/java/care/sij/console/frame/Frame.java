package care.sij.console.frame;

import java.util.List;

/**
 * What surrounds each page: who is signed in and where that person may go.
 *
 * @param name of the person
 * @param role as it is called
 * @param sections of the menu
 * @param path of the page
 */
public record Frame(String name, String role, List<Section> sections, String path) {}
