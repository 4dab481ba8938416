package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.exchange.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code $status} and {@code $events} of a client's own subscriptions (Subscriptions R5 Backport 1.1.0). */
@RestController
class SubscriptionController {

    static final String TYPE = "Subscription";

    private static final String ALL = "/fhir/" + TYPE;
    private static final String ONE = ALL + "/{id}";
    private static final Set<String> CONTENTS = Set.of("empty", "id-only", "full-resource");

    private final Subscriptions subscriptions;
    private final Callers callers;
    private final Eyes eyes;
    private final Bodies bodies;
    private final FhirResponses responses;

    SubscriptionController(
            Subscriptions subscriptions, Callers callers, Eyes eyes, Bodies bodies, FhirResponses responses) {
        this.subscriptions = subscriptions;
        this.callers = callers;
        this.eyes = eyes;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = ALL + "/$status",
            method = {RequestMethod.GET, RequestMethod.POST})
    void status(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = reader();
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("id", "status"));
        responses.write(response, format, subscriptions.status(caller, asked.all("id"), asked.all("status")));
    }

    @RequestMapping(
            path = ONE + "/$status",
            method = {RequestMethod.GET, RequestMethod.POST})
    void statusOfOne(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        Caller caller = owner(id);
        AskedParameters.of(request, bodies).known(Set.of());
        responses.write(response, format, subscriptions.status(caller, List.of(id), List.of()));
    }

    @RequestMapping(
            path = ONE + "/$events",
            method = {RequestMethod.GET, RequestMethod.POST})
    void events(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = owner(id);
        AskedParameters parameters =
                AskedParameters.of(request, bodies).known(Set.of("eventsSinceNumber", "eventsUntilNumber", "content"));
        Subscriptions.Asked asked = new Subscriptions.Asked(
                number(parameters, "eventsSinceNumber").orElse(1L),
                number(parameters, "eventsUntilNumber").orElse(Long.MAX_VALUE),
                content(parameters));
        responses.write(response, format, subscriptions.events(caller, id, asked, eyes::see));
    }

    private Caller reader() {
        Caller caller = callers.current();
        caller.demandSome(SmartInteraction.READ, TYPE);
        return caller;
    }

    private Caller owner(String id) {
        Caller caller = reader();
        if (!subscriptions.has(caller, id)) {
            throw new RequestRefused(Refusal.NOT_FOUND, "There is no such Subscription of yours.");
        }
        return caller;
    }

    private static Optional<Long> number(AskedParameters asked, String name) {
        return asked.first(name).map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `" + name + "` is an event's number.");
            }
            return Long.parseLong(text);
        });
    }

    private static Optional<String> content(AskedParameters asked) {
        asked.first("content").filter(text -> !CONTENTS.contains(text)).ifPresent(other -> {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "The parameter `content` is `empty`, `id-only` or `full-resource`.");
        });
        return asked.first("content");
    }
}
