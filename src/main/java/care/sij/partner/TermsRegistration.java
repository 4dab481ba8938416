package care.sij.partner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** Reads what was agreed with a partner; adds what is wrong to the problems of its registration. */
final class TermsRegistration {

    private static final DataSize MOST = DataSize.ofMegabytes(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> problems;

    TermsRegistration(List<String> problems) {
        this.problems = problems;
    }

    Terms read(PartnerSettings.Entry entry) {
        return new Terms(
                contact(entry.contact()),
                limits(entry.limits()),
                retry(entry.retry()),
                entry.cancellation(),
                dialect(entry.dialect()),
                sensitive(entry.sensitive()));
    }

    private Set<String> sensitive(List<String> labels) {
        if (!Terms.HIDING.containsAll(labels)) {
            problems.add("sensitive: R and V are the labels that hide a resource");
        }
        return Set.copyOf(labels);
    }

    private Optional<Terms.Contact> contact(PartnerSettings.ContactEntry entry) {
        if (!entry.email().isEmpty() && !entry.email().matches("[^@\\s]+@[^@\\s]+")) {
            problems.add("contact.email must be an e-mail address");
        }
        boolean reachable = !entry.email().isBlank() || !entry.phone().isBlank();
        if (!entry.name().isBlank() && !reachable) {
            problems.add("contact needs an email or a phone");
        }
        return reachable
                ? Optional.of(new Terms.Contact(entry.name(), entry.email(), entry.phone()))
                : Optional.empty();
    }

    private EventDialect dialect(String word) {
        Optional<EventDialect> dialect = EventDialect.named(word);
        if (dialect.isEmpty()) {
            problems.add("dialect is native, bser or cow"
                    + (word.equals("v2") ? "; HL7 v2 is no dialect but hl7v2.port and delivery.channel hl7v2" : ""));
        }
        return dialect.orElse(EventDialect.NATIVE);
    }

    private Terms.Limits limits(PartnerSettings.LimitsEntry entry) {
        if (entry.messagesPerMinute().filter(count -> count < 1).isPresent()) {
            problems.add("limits.messages-per-minute must be 1 or more");
        }
        if (entry.largestMessage()
                .filter(size -> size.toBytes() < 1 || size.compareTo(MOST) > 0)
                .isPresent()) {
            problems.add("limits.largest-message must be more than nothing and at most 20 MB");
            return new Terms.Limits(entry.messagesPerMinute(), Optional.empty());
        }
        return new Terms.Limits(
                entry.messagesPerMinute(), entry.largestMessage().map(size -> Math.toIntExact(size.toBytes())));
    }

    private Terms.Retry retry(PartnerSettings.RetryEntry entry) {
        within("answer-within", entry.answerWithin(), SECOND, Duration.ofMinutes(5));
        within("give-up-after", entry.giveUpAfter(), SECOND, Duration.ofDays(365));
        within("first-pause", entry.firstPause(), SECOND, Duration.ofHours(1));
        within("longest-pause", entry.longestPause(), SECOND, Duration.ofDays(1));
        return new Terms.Retry(entry.giveUpAfter(), entry.answerWithin(), entry.firstPause(), entry.longestPause());
    }

    private void within(String setting, Optional<Duration> value, Duration least, Duration most) {
        if (value.filter(time -> time.compareTo(least) < 0 || time.compareTo(most) > 0)
                .isPresent()) {
            problems.add("retry." + setting + " must be " + text(least) + " to " + text(most));
        }
    }

    private static String text(Duration time) {
        return time.toString().substring(1).replaceFirst("^T", "");
    }
}
