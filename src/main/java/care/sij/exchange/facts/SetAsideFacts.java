package care.sij.exchange.facts;

import care.sij.exchange.facts.Statements.Taken;
import care.sij.fhir.FhirJson;
import care.sij.record.Bytes;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Facts of messages that turned out to be dated after their referral's end, or told by the wrong side: the statement
 * before them holds again; where there is none, the fact stays on record, marked, and out of the plan (DESIGN 2).
 */
@Component
public class SetAsideFacts {

    private static final String TAG_SYSTEM = "http://sij-pathways.example.org/fhir/CodeSystem/sij-record";
    private static final String TAG = "set-aside";

    private final Statements statements;
    private final Versions versions;
    private final Belonging belonging;
    private final FactStore store;
    private final FhirJson json;

    SetAsideFacts(Statements statements, Versions versions, Belonging belonging, FactStore store, FhirJson json) {
        this.statements = statements;
        this.versions = versions;
        this.belonging = belonging;
        this.store = store;
        this.json = json;
    }

    /**
     * Lets the latest statement that counts hold, or marks the resource when none does. Shared resources stay as they
     * are.
     */
    void reconsider(OpenCommit open, ResourceKey key) {
        Optional<StoredVersion> current = open.current(key);
        if (current.isEmpty() || current.get().patients().isEmpty()) {
            return;
        }
        Optional<Taken> holds =
                Optional.ofNullable(statements.latest(List.of(key)).get(key));
        Optional<Bytes> said = holds.map(taken -> body(open, taken));
        if (said.filter(body -> body.length() == 0).isPresent()) {
            delete(open, current.get());
        } else if (said.isPresent() || !current.get().isEmpty()) {
            hold(open, current.get(), said, holds.flatMap(Taken::toldAs));
        }
    }

    /** The statement that holds is a deletion; what was erased stays erased. */
    private static void delete(OpenCommit open, StoredVersion current) {
        if (!current.isEmpty()) {
            open.delete(current.key(), current.owner());
        }
    }

    private void hold(OpenCommit open, StoredVersion current, Optional<Bytes> said, Optional<String> toldAs) {
        ResourceKey key = current.key();
        Resource content = json.read(said.orElse(current.body()));
        content.setId(key.reference());
        takeIn(content);
        toldAs.ifPresent(patient -> belonging.lead(content, patient));
        if (said.isEmpty()) {
            content.getMeta().addTag(new Coding().setSystem(TAG_SYSTEM).setCode(TAG));
        }
        store.store(open, key, content, store.encode(content), current.owner());
    }

    /** What the authority on a person's demographics said last, of what counts; empty when it said nothing else. */
    Optional<Patient> demographics(OpenCommit open, ResourceKey person, String authority) {
        return statements
                .latestTakenOf(person, authority)
                .map(taken -> body(open, taken))
                .filter(body -> body.length() > 0)
                .map(body -> (Patient) json.read(body));
    }

    /** What was said; nothing for a deletion, or when it was erased. */
    private Bytes body(OpenCommit open, Taken taken) {
        return taken.body()
                .orElseGet(() -> body(open, taken.key(), taken.version().orElseThrow()));
    }

    /** The reader of the record does not see what this commit itself has appended. */
    private Bytes body(OpenCommit open, ResourceKey key, long number) {
        return open.appended().stream()
                .filter(version -> version.key().equals(key) && version.version() == number)
                .findFirst()
                .or(() -> versions.vread(key, number, Visibility.EVERYTHING))
                .orElseThrow()
                .body();
    }

    /** Removes the mark: what a partner states counts until its referral's replay says otherwise. */
    public static void takeIn(Resource content) {
        content.getMeta().getTag().removeIf(tag -> TAG_SYSTEM.equals(tag.getSystem()) && TAG.equals(tag.getCode()));
    }
}
