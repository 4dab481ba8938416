package care.sij.console.messages;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.Sending;
import care.sij.exchange.MessageContents.Wire;
import care.sij.record.Bytes;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was made of a message for a partner that takes no messages, as a text. */
final class SentText {

    private SentText() {}

    /** In the order in which it is sent, then what is left out. */
    static String of(Forecast made) {
        Stream<String> sent = made.sendings().isEmpty()
                ? Stream.of("Nothing is sent: the partner takes nothing of it.")
                : made.sendings().stream().map(SentText::of);
        Stream<String> leftOut = made.leftOut().stream()
                .map(one -> "Left out: " + one.resource() + ". " + one.reason().words());
        return Stream.concat(sent, leftOut).collect(Collectors.joining("\n\n"));
    }

    private static String of(Sending sending) {
        return sending.does() + "\n" + sending.why()
                + sending.content()
                        .map(content -> "\n" + Excerpt.indented(Bytes.utf8(content)))
                        .orElse("");
    }

    /** What is to be known of it; empty where it is what went out. */
    static String caution(Wire wire) {
        return switch (wire) {
            case MESSAGE -> "";
            case HL7_V2 ->
                "HL7 v2 messages are made of the message at each attempt and are not kept. These are made anew now. They"
                        + " differ from what went out where the partner's registration or this service changed since.";
            case FHIR_REST ->
                "Requests are made of the message at each attempt and are not kept. These are made anew now, as to an EHR"
                        + " that holds nothing of it yet: its ids are made up here, and what it held was updated instead of"
                        + " created. They differ too where the partner's registration or this service changed since.";
            case UNKNOWN ->
                "This partner is sent nothing any more, so it is not known in which form it was told. This is the message"
                        + " that it was told by, or that its HL7 v2 messages or requests were made from.";
        };
    }
}
