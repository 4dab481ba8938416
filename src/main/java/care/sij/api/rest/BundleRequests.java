package care.sij.api.rest;

import care.sij.api.rest.BundleEntry.ToRead;
import care.sij.api.rest.BundleEntry.ToWrite;
import care.sij.exchange.Write;
import care.sij.exchange.Written;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/** Does what the entries of a bundle ask for. */
@Component
class BundleRequests {

    private final BundleEntries entries;
    private final Writing writing;
    private final EntryReads reads;
    private final WriteAnswers answers;
    private final FhirResponses responses;
    private final Failures failures;

    BundleRequests(
            BundleEntries entries,
            Writing writing,
            EntryReads reads,
            WriteAnswers answers,
            FhirResponses responses,
            Failures failures) {
        this.entries = entries;
        this.writing = writing;
        this.reads = reads;
        this.answers = answers;
        this.responses = responses;
        this.failures = failures;
    }

    /** All writes in one commit, then the reads; a read that fails is told in its entry. */
    List<EntryAnswer> transaction(List<BundleEntryComponent> asked, Preference preference, String requestId) {
        requireOwnUrls(asked);
        return looksFirst(asked)
                ? Turns.of(() -> turn(asked, preference, requestId))
                : turn(asked, preference, requestId);
    }

    private List<EntryAnswer> turn(List<BundleEntryComponent> asked, Preference preference, String requestId) {
        List<BundleEntry> understood = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            understood.add(entries.of(index, asked.get(index)));
        }
        List<Write> writes = understood.stream()
                .filter(ToWrite.class::isInstance)
                .map(entry -> ((ToWrite) entry).write())
                .toList();
        understood.forEach(reads::demand);
        Iterator<Written> written =
                writing.write("transaction", requestId, writes).iterator();
        AnswerRoom room = new AnswerRoom();
        List<EntryAnswer> answered = new ArrayList<>();
        for (BundleEntry entry : understood) {
            answered.add(entry instanceof ToRead read ? read(read, room) : answer(written.next(), preference, room));
        }
        return answered;
    }

    /** Each entry by itself. */
    List<EntryAnswer> batch(List<BundleEntryComponent> asked, Preference preference, String requestId) {
        Asked all = new Asked(preference, requestId, new AnswerRoom());
        List<EntryAnswer> answered = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            answered.add(alone(index, asked.get(index), all));
        }
        return answered;
    }

    /** What the entries of a batch have in common. */
    private record Asked(Preference preference, String requestId, AnswerRoom room) {}

    private EntryAnswer alone(int index, BundleEntryComponent asked, Asked all) {
        try {
            return looksFirst(List.of(asked)) ? Turns.of(() -> done(index, asked, all)) : done(index, asked, all);
        } catch (RuntimeException failed) { // whatever befalls one entry, the others are done
            return failed(failed);
        }
    }

    private EntryAnswer done(int index, BundleEntryComponent asked, Asked all) {
        BundleEntry entry = entries.of(index, asked);
        return entry instanceof ToWrite write
                ? answer(
                        writing.write(write.interaction(), all.requestId(), List.of(write.write()))
                                .get(0),
                        all.preference(),
                        all.room())
                : all.room().reading(() -> reads.read(((ToRead) entry).address()));
    }

    /** A patch that asks for no version is done again to the version that overtook it, as one by itself. */
    private static boolean looksFirst(List<BundleEntryComponent> asked) {
        return asked.stream()
                .map(BundleEntryComponent::getRequest)
                .anyMatch(request -> request.getMethod() == HTTPVerb.PATCH && !request.hasIfMatch());
    }

    private EntryAnswer read(ToRead read, AnswerRoom room) {
        try {
            return room.reading(() -> reads.read(read.address()));
        } catch (RuntimeException failed) { // what was written is written
            return failed(failed);
        }
    }

    private EntryAnswer failed(RuntimeException exception) {
        Failure failure = failures.of(exception);
        return EntryAnswer.failed(failure.httpStatus(), responses.encode(failure.outcome()));
    }

    /** What is written is written: without room for it, it is only told. */
    private EntryAnswer answer(Written written, Preference preference, AnswerRoom room) {
        Optional<Bytes> wanted = preference == Preference.REPRESENTATION && written.effect() != Written.Effect.DELETED
                ? written.version().map(StoredVersion::body)
                : Optional.empty();
        Optional<Bytes> shown = wanted.filter(room::takes);
        OperationOutcome outcome =
                shown.equals(wanted) ? written.outcome() : Outcomes.warning(Refusal.TOO_LARGE, AnswerRoom.ADVICE);
        return new EntryAnswer(
                WriteAnswers.status(written),
                answers.location(written),
                written.version(),
                shown,
                preference == Preference.MINIMAL ? Optional.empty() : Optional.of(responses.encode(outcome)));
    }

    /** A reference to a fullUrl means one entry (invariant bdl-7). */
    private static void requireOwnUrls(List<BundleEntryComponent> asked) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < asked.size(); index++) {
            String url = asked.get(index).getFullUrl();
            if (url != null && !seen.add(url)) {
                throw new RequestRefused(
                        Refusal.UNREADABLE_BODY,
                        "Bundle.entry[" + index + "].fullUrl is that of another entry. Give each entry its own.");
            }
        }
    }
}
