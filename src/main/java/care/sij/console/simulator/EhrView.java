package care.sij.console.simulator;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Sending;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What an EHR would be sent, as its page shows it.
 *
 * @param verdict in a sentence
 */
record EhrView(String ehr, String outcome, String verdict, List<Line> lines, List<Left> left) {

    /** A request or message, in order. */
    record Line(int place, String does, String why, String content) {}

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
        return new Line(
                place + 1, sending.does(), sending.why(), sending.content().map(Json::pretty).orElse(""));
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
