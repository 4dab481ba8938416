package care.sij.audit.export;

import care.sij.audit.AuditExports.Asked;
import care.sij.audit.AuditLeaf;
import care.sij.audit.Checkpoint;
import care.sij.audit.Ledger.Entry;
import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.export.ExportFile.Part;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.audit.export.ExportedLeaf.ExportedErasure;
import care.sij.audit.export.ExportedLeaf.Subject;
import care.sij.audit.ledger.tree.Hashing;
import care.sij.audit.ledger.tree.MerkleTree;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.record.VersionLeaf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An export of a ledger of 21 leaves: versions, one of several lines, a deletion, an erased one, and audit rows. */
final class SampleExport {

    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ORIGIN = "sij.example.org/sij-ledger";
    private static final int OTHERS_BETWEEN = 2;
    private static final int FIRST_OF_KEY = 12;
    static final Bytes SALT = Bytes.utf8("salt of 16 bytes");

    /** Among the leaves of others. */
    private static final int ERASURE_AT = 4;

    private static final Map<String, Object> ERASURE = LeafFields.of(new Erasure(
            "Observation",
            "o-3",
            1,
            "court order 7",
            "sij_admin",
            AT.plusSeconds(60),
            Bytes.utf8(SALT.asUtf8() + "erased").sha256()));

    /** What somebody did to files of the export. */
    record Change(String name, String file, UnaryOperator<String> change) {

        Map<String, String> apply(Map<String, String> files) {
            String before = String.valueOf(files.get(file));
            String after = change.apply(before);
            if (before.equals(after)) {
                throw new IllegalStateException(name + " changes nothing");
            }
            return Map.of(file, after);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Change> changes() {
        return List.of(
                new Change("a body", "versions.ndjson", text -> text.replace("\"final\"", "\"amended\"")),
                new Change("a body fewer", "versions.ndjson", text -> text.substring(text.indexOf('\n') + 1)),
                new Change("a body more", "versions.ndjson", text -> text + "{}\n"),
                new Change("bodies exchanged", "versions.ndjson", SampleExport::exchanged),
                new Change("who did it", "leaves.ndjson", text -> text.replace("demo-clinic", "demo-payer")),
                new Change("which version", "leaves.ndjson", text -> text.replace("_history/1\"", "_history/7\"")),
                new Change("a leaf", "leaves.ndjson", text -> text.replaceFirst("(\"leaf\":\")..", "$100")),
                new Change("a path", "leaves.ndjson", text -> text.replaceFirst("(\"path\":\\[\")..", "$100")),
                new Change("a place", "leaves.ndjson", text -> text.replace("{\"index\":2,", "{\"index\":1,")),
                new Change("leaves exchanged", "leaves.ndjson", SampleExport::exchanged),
                new Change("why it was erased", "leaves.ndjson", text -> text.replace("court order 7", "a fire")),
                new Change("that it was erased", "leaves.ndjson", text -> text.replace("\"erasure\":", "\"x\":")),
                new Change("a leaf fewer", "leaves.ndjson", text -> text.substring(text.indexOf('\n') + 1)),
                new Change("a salt", "leaves.ndjson", text -> text.replaceFirst("(\"salt\":\")..", "$100")),
                new Change("the root", "checkpoint.txt", text -> text.replaceFirst("\n21\n.", "\n21\n+")),
                new Change("the size", "checkpoint.txt", text -> text.replaceFirst("\n21\n", "\n22\n")),
                new Change("the signature", "checkpoint.txt", text -> with(text, text.indexOf("ledger ") + 20)),
                new Change("the key", "keys.txt", text -> with(text, text.length() - 2)),
                new Change("no key", "keys.txt", text -> "\n"),
                new Change(
                        "an audit event",
                        "audit-events.ndjson",
                        text -> text.replace("\"outcome\":\"0\"", "\"outcome\":\"8\"")),
                new Change(
                        "an audit event fewer", "audit-events.ndjson", text -> text.substring(text.indexOf('\n') + 1)),
                new Change("the table", "records.csv", text -> text.replace("demo-clinic", "demo-payer")),
                new Change("the patient", "manifest.json", text -> text.replace("\"p-1\"", "\"p-2\"")),
                new Change("the period", "manifest.json", text -> text.replaceFirst("\"end\":\\d+", "\"end\":1")),
                new Change("the count", "manifest.json", text -> text.replaceFirst("\"leaves\":\\d+", "\"leaves\":1")));
    }

    /** With another character of Base64 there. */
    private static String with(String text, int at) {
        return text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
    }

    private static String exchanged(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
        lines.add(lines.remove(0));
        return String.join("\n", lines) + "\n";
    }

    private final KeyPair pair = pair();
    private final LedgerKey ledgerKey = new LedgerKey(
            ORIGIN,
            Bytes.of(Arrays.copyOfRange(
                    pair.getPublic().getEncoded(),
                    FIRST_OF_KEY,
                    pair.getPublic().getEncoded().length)),
            AT);
    private final Map<String, String> files;

    SampleExport() {
        this(UnaryOperator.identity());
    }

    SampleExport(UnaryOperator<Part> forged) {
        files = read(exported(forged));
    }

    String key() {
        return ledgerKey.verifier();
    }

    Map<String, String> files() {
        return files;
    }

    /** The export with these files instead of its own. */
    byte[] file(Map<String, String> changed) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(changed.getOrDefault(one.getKey(), one.getValue()).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file.toByteArray();
    }

    private Bytes exported(UnaryOperator<Part> forged) {
        Map<String, Subject> subjects = subjects();
        List<Bytes> leaves = new ArrayList<>();
        subjects.values().forEach(subject -> {
            IntStream.range(0, OTHERS_BETWEEN)
                    .forEach(other -> leaves.add(Bytes.utf8("other " + other).sha256()));
            leaves.add(LeafFields.hash(subject.fields()));
        });
        leaves.set(ERASURE_AT, LeafFields.hash(ERASURE));
        MerkleTree tree = new MerkleTree((level, index) -> hash(leaves, level, index));
        List<Part> parts = new ArrayList<>();
        subjects.forEach((name, subject) -> {
            long index = (OTHERS_BETWEEN + 1L) * parts.size() + OTHERS_BETWEEN;
            Entry entry = new Entry(index, leaves.get((int) index));
            parts.add(new Part(
                    ExportedLeaf.of(
                            name,
                            entry,
                            tree.inclusion(index, leaves.size()),
                            subject,
                            subject.erasure()
                                    .map(fields -> new ExportedErasure(
                                            ERASURE_AT,
                                            leaves.get(ERASURE_AT),
                                            tree.inclusion(ERASURE_AT, leaves.size()),
                                            fields))),
                    subject.content()));
        });
        Checkpoint checkpoint = new Checkpoint(ORIGIN, leaves.size(), tree.root(leaves.size()));
        return ExportFile.of(
                new Asked("p-1", AT.minusSeconds(1), AT.plusSeconds(1)),
                new SignedCheckpoint(checkpoint, AT, note(checkpoint)),
                List.of(ledgerKey),
                parts.stream().map(forged).toList());
    }

    private static Bytes hash(List<Bytes> leaves, int level, long index) {
        return level == 0
                ? leaves.get((int) index)
                : Hashing.node(hash(leaves, level - 1, 2 * index), hash(leaves, level - 1, 2 * index + 1));
    }

    private static Map<String, Subject> subjects() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        add(subjects, "o-1", 1, "{\"resourceType\":\"Observation\",\"status\":\"final\"}", ExportedBody.LINE);
        add(subjects, "o-1", 2, "{\"note\":\"J\u00e4nner \u2013 \\\"quoted\\\"\"}", ExportedBody.LINE);
        add(subjects, "o-2", 1, "{\n\t\"note\": \"of \\\\ several lines\"\n}", ExportedBody.LINE);
        add(subjects, "o-2", 2, "", ExportedBody.EMPTY);
        add(subjects, "o-3", 1, "erased", ExportedBody.ERASED);
        audit(subjects, 7, "GET /fhir/Patient?name=\"\u00c4\",x");
        audit(subjects, 8, "");
        return subjects;
    }

    private static void add(Map<String, Subject> subjects, String id, long version, String body, ExportedBody kind) {
        VersionLeaf leaf = new VersionLeaf(
                "Observation",
                id,
                version,
                List.of("p-1", "p-9"),
                "PARTNER",
                "demo-clinic",
                body.isEmpty() ? "DELETE" : "CREATE",
                12,
                AT,
                "REST",
                "demo-clinic",
                "create",
                "",
                "request-1",
                Bytes.utf8(body).sha256(),
                Bytes.utf8(SALT.asUtf8() + body).sha256());
        boolean kept = kind != ExportedBody.ERASED;
        subjects.put(
                "Observation/" + id + "/_history/" + version,
                new Subject(
                        LeafFields.of(leaf),
                        kept ? SALT : Bytes.EMPTY,
                        kind,
                        kept ? Bytes.utf8(body) : Bytes.EMPTY,
                        kept ? Optional.empty() : Optional.of(ERASURE)));
    }

    private static void audit(Map<String, Subject> subjects, long number, String query) {
        AuditLeaf leaf = new AuditLeaf(
                number,
                AT,
                "search",
                "",
                "E",
                0,
                200,
                "demo-clinic",
                "jti-1",
                "127.0.0.1",
                "request-2",
                List.of("Observation/o-1/_history/1"),
                List.of("p-1"),
                query,
                0);
        String event = "{\"resourceType\":\"AuditEvent\",\"id\":\"" + number + "\",\"action\":\"E\",\"recorded\":\""
                + AT + "\",\"outcome\":\"0\",\"flag\":true}";
        subjects.put(
                leaf.subject(), new Subject(LeafFields.of(leaf), Bytes.EMPTY, ExportedBody.FIELDS, Bytes.utf8(event)));
    }

    private String note(Checkpoint checkpoint) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(checkpoint.text());
            byte[] signed = signature.sign();
            byte[] line = ByteBuffer.allocate(ledgerKey.hash().length + signed.length)
                    .put(ledgerKey.hash())
                    .put(signed)
                    .array();
            return Bytes.of(checkpoint.text()).asUtf8() + "\n\u2014 " + ORIGIN + " "
                    + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each byte as a character, so that no file is changed by being read. */
    private static Map<String, String> read(Bytes file) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.toArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }
}
