package care.sij.exchange.subscription;

import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.partner.Partner;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;

/** Reads a Subscription (profile backport-subscription); what is not served is refused, not ignored. */
final class WishReader {

    private static final Pattern FILTER =
            Pattern.compile("([A-Z][A-Za-z]+)\\?(?:patient|subject)=(?:Patient/)?([A-Za-z0-9\\-.]{1,64})");
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofDays(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

    private final Subscription stated;
    private final String location;
    private final Instant now;

    private WishReader(Subscription stated, String location, Instant now) {
        this.stated = stated;
        this.location = location;
        this.now = now;
    }

    /** @throws StatementRefused when something of it is not served, or not to this partner */
    static Wish read(Subscription stated, String location, Partner partner, Instant now) {
        return new WishReader(stated, location, now).wish(partner);
    }

    private Wish wish(Partner partner) {
        Topic topic = Topic.of(Optional.ofNullable(stated.getCriteria()).orElse(""))
                .orElseThrow(() -> refused(
                        "criteria",
                        "criteria is the canonical of a topic of this service. Take one that its CapabilityStatement"
                                + " names."));
        SubscriptionChannelComponent channel = stated.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
            throw refused("channel.type", "Only rest-hook is served.");
        }
        if (channel.hasPayload() && !channel.getPayload().equals("application/fhir+json")) {
            throw refused("channel.payload", "Notifications are sent as application/fhir+json only.");
        }
        requireMaxCount();
        Optional<Instant> ends = Optional.ofNullable(stated.getEnd()).map(java.util.Date::toInstant);
        if (ends.filter(end -> !end.isAfter(now)).isPresent()) {
            throw refused("end", "The end has passed. Leave it out, or give a later one.");
        }
        return new Wish(
                topic,
                patient(topic),
                endpoint(partner),
                content(),
                seconds(Backport.HEARTBEAT, Duration.ZERO, SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT),
                seconds(Backport.TIMEOUT, USUAL_TIMEOUT, Duration.ofSeconds(1), LONGEST_TIMEOUT),
                headers(),
                ends);
    }

    private Optional<String> patient(Topic topic) {
        List<Extension> filters = stated.getCriteriaElement().getExtensionsByUrl(Backport.FILTER);
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        String filter = filters.get(0).getValue() instanceof StringType text ? text.getValueNotNull() : "";
        Matcher matcher = FILTER.matcher(filter);
        if (filters.size() > 1 || !matcher.matches() || !matcher.group(1).equals(topic.type())) {
            throw refused(
                    "criteria.extension",
                    "One filter is served: `" + topic.type() + "?patient=Patient/<id>`. Leave the others out.");
        }
        return Optional.of(matcher.group(2));
    }

    private URI endpoint(Partner partner) {
        String endpoint = Optional.ofNullable(stated.getChannel().getEndpoint()).orElse("");
        if (!partner.takesNotificationsAt(endpoint)) {
            throw refused(
                    "channel.endpoint",
                    "The endpoint is not below an address that is registered for this client, or not https. Name one"
                            + " that is, or have it registered as a response endpoint.");
        }
        return URI.create(endpoint);
    }

    private Content content() {
        Optional<Extension> content =
                single(stated.getChannel().getPayloadElement(), Backport.CONTENT, "channel.payload.extension");
        if (content.isEmpty()) {
            return Content.ID_ONLY;
        }
        String code = content.get().getValue() instanceof CodeType value && value.hasValue() ? value.getValue() : "";
        return Content.of(code)
                .orElseThrow(() ->
                        refused("channel.payload.extension", "The content is `empty`, `id-only` or `full-resource`."));
    }

    private Duration seconds(String url, Duration usual, Duration least, Duration most) {
        Optional<Extension> extension = single(stated.getChannel(), url, "channel.extension");
        if (extension.isEmpty()) {
            return usual;
        }
        Duration asked = extension.get().getValue() instanceof IntegerType value && value.hasValue()
                ? Duration.ofSeconds(value.getValue())
                : Duration.ZERO;
        if (asked.compareTo(least) < 0 || asked.compareTo(most) > 0) {
            throw refused(
                    "channel.extension",
                    url.substring(url.lastIndexOf('/') + 1) + " is " + least.toSeconds() + " to " + most.toSeconds()
                            + " seconds.");
        }
        return asked;
    }

    private Optional<Extension> single(Element element, String url, String place) {
        List<Extension> extensions = element.getExtensionsByUrl(url);
        if (extensions.size() > 1) {
            throw refused(place, url.substring(url.lastIndexOf('/') + 1) + " stands there once at most.");
        }
        return extensions.stream().findFirst();
    }

    /** At most so many events in one notification: each has one, which is never more. */
    private void requireMaxCount() {
        boolean served = stated.getChannel().getExtensionsByUrl(Backport.MAX_COUNT).stream()
                .allMatch(extension ->
                        extension.getValue() instanceof IntegerType count && count.hasValue() && count.getValue() >= 1);
        if (!served) {
            throw refused("channel.extension", "backport-max-count is a number of events, 1 or more.");
        }
    }

    private List<String> headers() {
        List<String> headers = stated.getChannel().getHeader().stream()
                .map(StringType::getValueNotNull)
                .toList();
        if (headers.size() > SentHeaders.MOST || !headers.stream().allMatch(SentHeaders::served)) {
            throw refused(
                    "channel.header",
                    "A header is `Authorization: …` or `X-…: …`, at most 4,000 printable ASCII characters, and there are"
                            + " at most " + SentHeaders.MOST + ".");
        }
        return headers;
    }

    private StatementRefused refused(String element, String text) {
        return new StatementRefused(Rule.NOT_VALID, location + "." + element, text);
    }
}
