package care.sij.exchange.push;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Progress;
import care.sij.exchange.delivery.Entry;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.push.Outcome.Done;
import care.sij.exchange.push.Outcome.Impossible;
import care.sij.exchange.push.Outcome.Refused;
import care.sij.exchange.push.PartEnd.Settled;
import care.sij.exchange.push.PushLedger.Held;
import care.sij.exchange.push.PushLedger.Row;
import care.sij.fhir.FhirJson;
import care.sij.partner.Quirk;
import care.sij.partner.WriteInteraction;
import care.sij.record.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Writes the parts of one message into one EHR, each at most once: what may have been written before is looked for by
 * our identifier before it is written again, and what was written is read back.
 */
final class PartPush {

    private static final Pattern LOCATION = Pattern.compile(".*/([A-Za-z0-9.-]{1,64})/*");
    private static final Pattern HISTORY = Pattern.compile("/_history/.*$");

    /** Until it is looked again whether another message has written a part: each look searches the EHR. */
    private static final Duration TURN = Duration.ofSeconds(30);

    /** Not untried: the EHR has been asked for the patient, by a number of its own, and has answered. */
    private static final Again NO_TURN = new Again(Report.of(Reason.NO_TURN), Optional.of(TURN), Progress.SOME);

    private final Entry entry;
    private final String patientReference;
    private final String patientId;
    private final EhrRequests requests;
    private final PushLedger ledger;
    private final RemoteForm form;
    private final FhirJson json;
    private boolean wroteSome;

    PartPush(Entry entry, String patientId, EhrRequests requests, PushLedger ledger, RemoteForm form, FhirJson json) {
        this.entry = entry;
        this.patientReference = "Patient/" + entry.patient();
        this.patientId = patientId;
        this.requests = requests;
        this.ledger = ledger;
        this.form = form;
        this.json = json;
    }

    /** Whether anything was written, or seen to be there as written, so far. */
    boolean wroteSome() {
        return wroteSome;
    }

    PartEnd push(Part part) {
        Optional<Row> row = ledger.row(entry, part);
        if (row.filter(known -> known.state().settled()).isPresent()) {
            return new Settled();
        }
        Optional<String> written =
                row.filter(known -> known.state() == PartState.WRITTEN).flatMap(Row::remoteId);
        if (written.isPresent()) {
            return compare(part, written.get());
        }
        Optional<Held> held = ledger.held(entry, part);
        if (held.filter(known -> suffices(known, part)).isPresent()) {
            return ended(part, PartState.HELD);
        }
        if (!ledger.plan(entry, part)) {
            return new PartEnd.Stop(NO_TURN);
        }
        return held.isPresent() ? update(part, held.get().remoteId()) : createOnce(part, row.isPresent());
    }

    private boolean suffices(Held held, Part part) {
        return held.told().isAfter(entry.instant()) || held.content().equals(content(part));
    }

    private PartEnd createOnce(Part part, boolean triedBefore) {
        if (!requests.profile().may(WriteInteraction.CREATE, part.type())) {
            return lost(part, LossReason.NO_CREATE);
        }
        if (triedBefore || requests.profile().has(Quirk.SEARCH_BEFORE_CREATE)) {
            Outcome searched = search(part);
            if (!(searched instanceof Done done)) {
                return failed(part, searched);
            }
            Optional<JsonNode> searchset = done.resource().filter(answer -> AnswerJson.isA("Bundle", answer));
            if (searchset.isEmpty()) {
                return unintelligible(done.answered());
            }
            Optional<String> there = found(part, searchset.get());
            if (there.isPresent()) {
                return written(part, there.get(), Optional.empty());
            }
        }
        return create(part);
    }

    private Outcome search(Part part) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("patient", patientId);
        parameters.put("identifier", PartIdentifier.SYSTEM + "|" + part.id());
        return requests.search(part.type(), parameters);
    }

    /** A server that does not know the parameter answers with everything: only what carries our identifier counts. */
    private static Optional<String> found(Part part, JsonNode searchset) {
        return AnswerJson.entries(searchset)
                .filter(resource -> AnswerJson.isA(part.type(), resource))
                .filter(resource -> AnswerJson.carries(resource, PartIdentifier.SYSTEM, part.id()))
                .map(resource -> resource.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .sorted()
                .findFirst();
    }

    private PartEnd create(Part part) {
        Outcome created = requests.create(part.type(), form.of(part, known(part), Optional.empty()));
        if (!(created instanceof Done done)) {
            return failed(part, created);
        }
        Optional<String> id = done.answered()
                .header("Location")
                .map(location -> LOCATION.matcher(HISTORY.matcher(location).replaceFirst("")))
                .filter(Matcher::matches)
                .map(location -> location.group(1))
                .or(() -> done.resource()
                        .filter(resource -> AnswerJson.isA(part.type(), resource))
                        .map(resource -> resource.path("id").asString(""))
                        .filter(given -> !given.isEmpty()));
        return id.map(given -> written(part, given, done.answered().header("ETag")))
                .orElseGet(() -> unintelligible(done.answered()));
    }

    private PartEnd update(Part part, String remoteId) {
        if (!requests.profile().may(WriteInteraction.UPDATE, part.type())) {
            return lost(part, LossReason.NO_UPDATE);
        }
        String reference = part.type() + "/" + remoteId;
        Outcome current = requests.read(reference);
        if (current instanceof Impossible) {
            return lost(part, LossReason.GONE);
        }
        if (!(current instanceof Done there)) {
            return failed(part, current);
        }
        Optional<String> version = requests.profile().has(Quirk.IF_MATCH) ? version(there) : Optional.empty();
        Outcome updated = requests.update(reference, version, form.of(part, known(part), Optional.of(remoteId)));
        return updated instanceof Done done
                ? written(part, remoteId, done.answered().header("ETag"))
                : failed(part, updated);
    }

    private static Optional<String> version(Done read) {
        return read.answered()
                .header("ETag")
                .or(() -> read.resource()
                        .map(resource -> resource.path("meta").path("versionId").asString(""))
                        .filter(version -> !version.isEmpty())
                        .map(version -> "W/\"" + version + "\""));
    }

    private PartEnd written(Part part, String remoteId, Optional<String> etag) {
        ledger.written(entry, part, remoteId, etag, content(part));
        wroteSome = true;
        PushCounts.ended(entry.partner(), part, PartState.WRITTEN);
        return compare(part, remoteId);
    }

    private PartEnd compare(Part part, String remoteId) {
        Outcome read = requests.read(part.type() + "/" + remoteId);
        if (read instanceof Outcome.Stop stop && stop.disposition() instanceof Again) {
            return new PartEnd.Stop(stop.disposition());
        }
        Optional<JsonNode> there = read instanceof Done done
                ? done.resource().filter(resource -> AnswerJson.isA(part.type(), resource))
                : Optional.empty();
        if (there.isEmpty()) {
            return ended(part, PartState.UNREAD);
        }
        Bytes sent = form.of(part, known(part), Optional.empty());
        List<String> dropped = Dropped.paths(AnswerJson.read(sent.toArray()), there.get());
        ledger.compared(entry, part, dropped);
        wroteSome = true;
        PushCounts.dropped(entry.partner(), part, dropped.size());
        return new Settled();
    }

    private Map<String, String> known(Part part) {
        Map<String, String> known = new HashMap<>(ledger.remotes(entry, form.references(part)));
        known.put(patientReference, "Patient/" + patientId);
        return known;
    }

    private Bytes content(Part part) {
        return json.contentHash(part.resource());
    }

    private PartEnd failed(Part part, Outcome outcome) {
        if (outcome instanceof Refused refused) {
            ledger.set(
                    entry,
                    part,
                    PartState.REFUSED,
                    Optional.of(refused.report().reason().name()));
            PushCounts.ended(entry.partner(), part, PartState.REFUSED);
            return new PartEnd.Refused(refused.report());
        }
        return outcome instanceof Outcome.Stop stop
                ? new PartEnd.Stop(stop.disposition())
                : lost(part, LossReason.NOT_SUPPORTED);
    }

    private PartEnd lost(Part part, LossReason reason) {
        ledger.lost(entry, part, reason);
        return new Settled();
    }

    private PartEnd ended(Part part, PartState state) {
        ledger.set(entry, part, state, Optional.empty());
        PushCounts.ended(entry.partner(), part, state);
        return new Settled();
    }

    private static PartEnd unintelligible(Answered answered) {
        return new PartEnd.Stop(
                new Again(new Report(Reason.UNINTELLIGIBLE, answered.status(), answered.body()), Optional.empty()));
    }
}
