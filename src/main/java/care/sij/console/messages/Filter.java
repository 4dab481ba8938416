package care.sij.console.messages;

import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.exchange.MessageBrowser.Asked;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey.Way;
import care.sij.fhir.ClinicSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The filter of the list of messages, as its address writes it. */
final class Filter {

    static final List<String> FIELDS =
            List.of("partner", "way", "event", "state", "referral", "message", "identifier", "since", "until");

    private static final Pattern ID = Pattern.compile(Ids.LABEL);
    private static final Pattern NUMBER = Pattern.compile("[!-~]{1,300}");

    private final Map<String, String> typed;
    private final ClinicSettings clinic;

    /** @param typed the parameters of the address */
    Filter(Map<String, String> typed, ClinicSettings clinic) {
        this.typed = typed;
        this.clinic = clinic;
    }

    /** What it asks for; {@code own} narrows it to one partner. */
    Asked asked(Optional<String> own) {
        return new Asked(
                own.or(() -> matching("partner", ID, "the id of a partner")),
                chosen("way", Way.values()),
                matching("event", ID, "the code of an event"),
                chosen("state", Standing.values()),
                matching("referral", NUMBER, "a referral's number, alone or as system|value"),
                matching("message", ID, "a MessageHeader.id"),
                matching("identifier", NUMBER, "a number, alone or as system|value"),
                instant("since"),
                instant("until"));
    }

    /** The filter always spelled alike, for cursors. */
    String spelled() {
        return FIELDS.stream()
                .map(field -> field + "=" + value(field).orElse(""))
                .toList()
                .toString();
    }

    /** What was typed into a field; empty when nothing was. */
    Optional<String> value(String field) {
        return Optional.ofNullable(typed.get(field)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<String> matching(String field, Pattern pattern, String what) {
        return checked(field, text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty(), what);
    }

    private <E extends Enum<E>> Optional<E> chosen(String field, E[] values) {
        return checked(
                field,
                text -> Arrays.stream(values)
                        .filter(one -> code(one).equals(text))
                        .findFirst(),
                "one of the list");
    }

    /** As addresses write it. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<Instant> instant(String field) {
        return checked(field, this::read, "a day or a minute, e.g. 2026-03-01T08:00");
    }

    private Optional<Instant> read(String text) {
        try {
            LocalDateTime time = text.length() == "2026-03-01".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text);
            boolean storable = time.getYear() > 0 && time.getYear() < 10_000;
            return storable ? Optional.of(time.atZone(clinic.zone()).toInstant()) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> checked(String field, Function<String, Optional<T>> reading, String what) {
        Optional<String> text = value(field);
        Optional<T> read = text.flatMap(reading);
        if (text.isPresent() && read.isEmpty()) {
            throw new IllegalFilter("The filter `" + field + "` takes " + what + ".");
        }
        return read;
    }
}
