package care.sij.console.history;

/**
 * The patient whose past a page is about.
 *
 * @param name as it is recorded now
 */
public record Subject(String id, String name) {

    /** Where a page of its history is. */
    public String path(String page) {
        return "/console/patients/" + id + "/history" + page;
    }
}
