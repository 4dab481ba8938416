package care.sij.console.simulator;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What an EHR would be sent, as its page shows it.
 *
 * @param verdict in a sentence
 */
record EhrView(String ehr, String outcome, String verdict, List<Line> lines, List<Left> left) {

    private static final String OURS = "http://sij-pathways.example.org/fhir/sid/resource";

    /**
     * A request or message, in order.
     *
     * @param degraded what of it is told in a poorer form
     */
    record Line(int place, String does, String why, String content, List<String> degraded) {}

    /** What is left out of one type for one reason, and how often. */
    record Left(String type, int times, String reason) {}

    static EhrView of(Sample sample, Ehr ehr, Forecast forecast) {
        List<Line> lines = IntStream.range(0, forecast.sendings().size())
                .mapToObj(place -> line(place, forecast))
                .toList();
        return new EhrView(ehr.title(), sample.title(), verdict(forecast), lines, left(forecast.leftOut()));
    }

    private static Line line(int place, Forecast forecast) {
        Sending sending = forecast.sendings().get(place);
        String content = sending.content().orElse("");
        return new Line(place + 1, sending.does(), sending.why(), Json.pretty(content), degraded(Json.read(content)));
    }

    /** References that the EHR cannot follow, and elements that only say why they have no value (R4 2.24.0.1). */
    static List<String> degraded(JsonNode content) {
        long byNumber = content.findParents("identifier").stream()
                .filter(reference ->
                        reference.at("/identifier/system").asString("").equals(OURS))
                .filter(reference -> !reference.has("resourceType"))
                .count();
        long unvalued = content.findValues("url").stream()
                .filter(url -> url.asString("").endsWith("/data-absent-reason"))
                .count();
        List<String> degraded = new ArrayList<>();
        if (byNumber > 0) {
            degraded.add("References by our identifier only, to what the EHR does not hold: " + byNumber);
        }
        if (unvalued > 0) {
            degraded.add("Elements without a value, which say why (data-absent-reason): " + unvalued);
        }
        return degraded;
    }

    private static String verdict(Forecast forecast) {
        if (forecast.sendings().isEmpty()) {
            return "Nothing would be sent: this EHR takes nothing of it.";
        }
        return forecast.leftOut().isEmpty()
                ? "All of it would be sent."
                : "Some of it would be sent; what the EHR does not take is left out and noted as lost.";
    }

    private static List<Left> left(List<LeftOut> leftOut) {
        Map<String, Left> left = new TreeMap<>();
        for (LeftOut one : leftOut) {
            String type = one.resource().substring(0, one.resource().indexOf('/'));
            left.merge(
                    type + " " + one.reason(),
                    new Left(type, 1, one.reason().words()),
                    (some, more) -> new Left(type, some.times() + more.times(), some.reason()));
        }
        return List.copyOf(left.values());
    }
}
