package care.sij.console.messages;

import care.sij.exchange.MessageContents.Part;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One resource of a message as a table.
 *
 * @param open {@code open} when it is shown unfolded
 * @param more what is not listed, in words; empty when all is
 */
record PartView(String title, String open, List<Cell> cells, String more) {

    private static final int UNFOLDED = 2;

    /**
     * One element.
     *
     * @param hidden {@code hidden} instead of a value
     */
    record Cell(String path, String value, String hidden) {}

    static List<PartView> of(List<Part> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(place -> of(parts.get(place), place))
                .toList();
    }

    private static PartView of(Part part, int place) {
        return new PartView(
                place == 0 ? part.type() : place + ". " + part.type(),
                place < UNFOLDED ? "open" : "",
                part.elements().stream()
                        .map(element -> new Cell(
                                element.path(),
                                element.value().orElse(""),
                                element.value().isPresent() ? "" : "hidden"))
                        .toList(),
                part.leftOut() == 0 ? "" : part.leftOut() + " more elements are not listed.");
    }
}
