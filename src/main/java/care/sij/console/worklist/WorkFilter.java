package care.sij.console.worklist;

import care.sij.clinical.Coded;
import care.sij.clinical.JointSide;
import care.sij.console.frame.IllegalFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which list, and what of it; all of it stands in the page's address.
 *
 * @param partner only patients whom this hospital knows; empty text for all
 * @param payer only patients with plans that this payer's policy decides; empty text for all
 * @param name beginnings of parts of the patient's name; empty text for all
 * @param after where the page begins, as the page before said; empty text for the start
 */
record WorkFilter(
        WorkKind kind,
        Optional<JointSide> side,
        String partner,
        String payer,
        String name,
        Within within,
        Order order,
        String after) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_CURSOR = 2_000;

    /**
     * Reads the parameters of a page's address.
     *
     * @throws IllegalFilter naming the one that has no such value
     */
    static WorkFilter of(Map<String, String> asked) {
        WorkKind kind = choice(asked, "kind", WorkKind::of, WorkKind.values()).orElse(WorkKind.REFERRALS);
        return new WorkFilter(
                kind,
                choice(asked, "side", JointSide::of, JointSide.values()),
                text(asked, "partner", LONGEST_CODE),
                text(asked, "payer", LONGEST_CODE),
                text(asked, "name", LONGEST_NAME),
                choice(asked, "within", Within::of, Within.values()).orElseGet(() -> Within.usual(kind)),
                choice(asked, "order", Order::of, Order.values()).orElse(Order.OLDEST),
                text(asked, "after", LONGEST_CURSOR));
    }

    private static <T extends Coded> Optional<T> choice(
            Map<String, String> asked, String name, Function<String, Optional<T>> reader, T[] choices) {
        String value = asked.getOrDefault(name, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> chosen = reader.apply(value);
        if (chosen.isEmpty()) {
            throw new IllegalFilter("`" + name + "` is one of "
                    + Arrays.stream(choices).map(T::code).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }

    private static String text(Map<String, String> asked, String name, int longest) {
        String value = asked.getOrDefault(name, "").strip();
        if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalFilter(
                    "`" + name + "` has at most " + longest + " characters, none of them a control character.");
        }
        return value;
    }

    /** The same of another list, from its start. */
    WorkFilter of(WorkKind other) {
        Within usual =
                kind.hasWindow() && other.hasWindow() && within != Within.usual(kind) ? within : Within.usual(other);
        return new WorkFilter(other, side, partner, payer, name, usual, order, "");
    }

    /** Whether it leaves out anything that the list has. */
    public boolean narrows() {
        return side.isPresent() || !partner.isEmpty() || !payer.isEmpty() || !name.isEmpty();
    }

    /** The side's code; empty text for both. */
    public String sideCode() {
        return side.map(JointSide::code).orElse("");
    }

    /** The list with its filters, always spelled alike, without the place in it. */
    String spelled() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kind", kind.code());
        all.put("side", sideCode());
        all.put("partner", partner);
        all.put("payer", payer);
        all.put("name", name);
        all.put("within", kind.hasWindow() && within != Within.usual(kind) ? within.code() : "");
        all.put("order", order == Order.OLDEST ? "" : order.code());
        all.values().removeIf(String::isEmpty);
        return all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The address of the list from its start. */
    String address() {
        return "/console/worklist?" + spelled();
    }

    /** The address of what changes on the page. */
    String liveAddress() {
        return addressFrom(after).replace("/console/worklist?", "/console/live/worklist?");
    }

    /** The address of the list from a place in it; empty text for the start. */
    String addressFrom(String place) {
        return place.isEmpty() ? address() : address() + "&after=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }
}
