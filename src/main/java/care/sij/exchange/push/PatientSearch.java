package care.sij.exchange.push;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Settled;
import care.sij.exchange.push.Outcome.Done;
import care.sij.exchange.push.Outcome.Impossible;
import care.sij.exchange.push.Outcome.Refused;
import care.sij.exchange.push.Outcome.Stop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import tools.jackson.databind.JsonNode;

/** Finds whom a message is about at the partner, by the partner's own numbers; nobody is ever created there. */
final class PatientSearch {

    private static final Pattern PATIENT = Pattern.compile("(?:.*/)?Patient/([A-Za-z0-9.-]{1,64})(/_history/.*)?");

    private final EhrRequests requests;

    PatientSearch(EhrRequests requests) {
        this.requests = requests;
    }

    /** Whom it is about there, or what is to be done with the message when that cannot be said. */
    sealed interface Found {

        record Known(String id) implements Found {}

        record Unknown(Disposition disposition) implements Found {}
    }

    /** A letter's Patient has numbers of the partner's own systems only. */
    Found find(Bundle letter) {
        List<Identifier> numbers = PushPlan.resources(letter).stream()
                .filter(Patient.class::isInstance)
                .flatMap(patient -> ((Patient) patient).getIdentifier().stream())
                .filter(number -> number.hasSystem() && number.hasValue())
                .toList();
        Set<String> found = new TreeSet<>();
        for (Identifier number : numbers) {
            Outcome outcome =
                    requests.search("Patient", Map.of("identifier", number.getSystem() + "|" + number.getValue()));
            if (!(outcome instanceof Done done)) {
                return new Found.Unknown(disposition(outcome));
            }
            Optional<JsonNode> searchset = done.resource().filter(answer -> AnswerJson.isA("Bundle", answer));
            if (searchset.isEmpty()) {
                return new Found.Unknown(new Again(
                        new Report(
                                Reason.UNINTELLIGIBLE,
                                done.answered().status(),
                                done.answered().body()),
                        Optional.empty()));
            }
            found.addAll(ids(searchset.get(), number));
        }
        return found.size() == 1
                ? new Found.Known(found.iterator().next())
                : new Found.Unknown(new Settle(Settled.DEAD, Report.of(Reason.NO_PATIENT)));
    }

    private static Set<String> ids(JsonNode searchset, Identifier number) {
        return AnswerJson.entries(searchset)
                .filter(resource -> AnswerJson.isA("Patient", resource))
                .filter(patient -> AnswerJson.carries(patient, number.getSystem(), number.getValue()))
                .map(PatientSearch::idOf)
                .collect(Collectors.toSet());
    }

    /** Of a merged one, the id of the one that goes on (patient.html, link). */
    private static String idOf(JsonNode patient) {
        return patient.path("link").values().stream()
                .filter(link -> "replaced-by".equals(link.path("type").asString("")))
                .map(link ->
                        PATIENT.matcher(link.path("other").path("reference").asString("")))
                .filter(Matcher::matches)
                .map(other -> other.group(1))
                .findFirst()
                .orElseGet(() -> patient.path("id").asString(""));
    }

    private static Disposition disposition(Outcome failed) {
        if (failed instanceof Stop stop) {
            return stop.disposition();
        }
        Report report = failed instanceof Refused refused ? refused.report() : ((Impossible) failed).report();
        return new Settle(Settled.DEAD, report);
    }
}
