package care.sij.api.rest;

import care.sij.audit.Finding;
import care.sij.audit.Ledger.Entry;
import care.sij.audit.LedgerKey;
import care.sij.audit.LedgerVerification.Checked;
import care.sij.audit.LedgerVerification.Verified;
import care.sij.audit.SignedCheckpoint;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.VersionLeaf;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** What the ledger's operations answer, as their OperationDefinitions describe it. Numbers of leaves go as strings. */
final class LedgerParameters {

    private LedgerParameters() {}

    static Parameters inclusion(
            ProvenVersions.Proven version, Entry entry, List<Bytes> path, SignedCheckpoint checkpoint) {
        Parameters answer = new Parameters();
        add(answer, "leaf", binary(entry.leaf()));
        add(answer, "index", text(entry.index()));
        add(answer, "size", text(checkpoint.checkpoint().size()));
        path.forEach(hash -> add(answer, "path", binary(hash)));
        add(answer, "checkpoint", note(checkpoint));
        version.computed()
                .ifPresent(computed -> describe(computed, answer.addParameter().setName("fields")));
        return answer;
    }

    static Parameters consistency(SignedCheckpoint from, SignedCheckpoint to, List<Bytes> proof) {
        Parameters answer = new Parameters();
        add(answer, "from", note(from));
        add(answer, "to", note(to));
        proof.forEach(hash -> add(answer, "proof", binary(hash)));
        return answer;
    }

    static Parameters of(LedgerKey key) {
        Parameters answer = new Parameters();
        add(answer, "key", new StringType(key.verifier()));
        return answer;
    }

    static Parameters of(Verified verified) {
        Parameters answer = new Parameters();
        add(answer, "holds", new BooleanType(verified.allFindings() == 0));
        describe(verified.checked(), answer.addParameter().setName("checked"));
        add(answer, "findings", text(verified.allFindings()));
        verified.findings().forEach(finding -> describe(finding, answer.addParameter()));
        verified.erased().forEach(erasure -> add(answer, "erased", text(erasure)));
        return answer;
    }

    private static void describe(Computed computed, ParametersParameterComponent said) {
        VersionLeaf fields = computed.fields();
        part(said, "type", new CodeType(fields.type()));
        part(said, "id", new StringType(fields.id()));
        part(said, "version", text(fields.version()));
        fields.patients().forEach(patient -> part(said, "patient", new StringType(patient)));
        part(said, "origin", new CodeType(fields.origin()));
        part(said, "owner", new StringType(fields.owner()));
        part(said, "interaction", new CodeType(fields.interaction()));
        part(said, "commit", text(fields.commit()));
        part(said, "instant", new InstantType(Date.from(fields.instant())));
        part(said, "kind", new CodeType(fields.kind()));
        part(said, "agent", new StringType(fields.agent()));
        part(said, "activity", new StringType(fields.activity()));
        if (!fields.source().isEmpty()) {
            part(said, "source", new StringType(fields.source()));
        }
        part(said, "request-id", new StringType(fields.requestId()));
        part(said, "content-hash", binary(fields.contentHash()));
        if (computed.salt().length() > 0) {
            part(said, "salt", binary(computed.salt()));
        }
        part(said, "body-hash", binary(fields.bodyHash()));
    }

    private static void describe(Checked checked, ParametersParameterComponent said) {
        part(said, "leaves", text(checked.leaves()));
        part(said, "recomputed", text(checked.recomputed()));
        part(said, "erased", text(checked.erased()));
        part(said, "subtrees", text(checked.subtrees()));
        part(said, "checkpoints", text(checked.checkpoints()));
        part(said, "keys", text(checked.keys()));
        part(said, "waiting", text(checked.waiting()));
    }

    private static void describe(Finding finding, ParametersParameterComponent said) {
        said.setName("finding");
        part(said, "kind", new CodeType(finding.kind().code()));
        part(said, "place", new StringType(finding.place()));
        part(said, "meaning", new StringType(finding.kind().explanation()));
    }

    private static void add(Parameters answer, String name, Type value) {
        answer.addParameter().setName(name).setValue(value);
    }

    private static void part(ParametersParameterComponent said, String name, Type value) {
        said.addPart().setName(name).setValue(value);
    }

    private static StringType text(Erasure erasure) {
        return new StringType(erasure.reference() + " " + erasure.at() + " " + erasure.reason());
    }

    private static StringType text(long number) {
        return new StringType(Long.toString(number));
    }

    private static Base64BinaryType binary(Bytes bytes) {
        return new Base64BinaryType(bytes.toArray());
    }

    private static Base64BinaryType note(SignedCheckpoint checkpoint) {
        return binary(Bytes.utf8(checkpoint.note()));
    }
}
