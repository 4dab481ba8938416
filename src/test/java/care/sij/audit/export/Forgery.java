package care.sij.audit.export;

import care.sij.audit.export.ExportFile.Part;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.audit.export.ExportedLeaf.ExportedErasure;
import care.sij.record.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What somebody put into an export instead of what the service would, everything else of it made to fit. */
record Forgery(String name, UnaryOperator<Part> forged) {

    private static final String VERSION = "Observation/o-1/_history/1";
    private static final String ERASED = "Observation/o-3/_history/1";
    private static final String AUDIT = "audit/7";

    @Override
    public String toString() {
        return name;
    }

    /** The leaf's hash is right in each of them. */
    static List<Forgery> all() {
        return List.of(
                new Forgery(
                        "one that was erased, of which nothing is told",
                        part -> isOf(part, ERASED)
                                ? new Part(as(part.leaf(), ERASED, Map.of(), ExportedBody.ERASED), Bytes.EMPTY)
                                : part),
                new Forgery(
                        "one of another leaf, as erased",
                        part -> isOf(part, VERSION)
                                ? new Part(
                                        as(
                                                part.leaf(),
                                                "Observation/made-up/_history/1",
                                                Map.of(),
                                                ExportedBody.ERASED),
                                        Bytes.EMPTY)
                                : part),
                new Forgery(
                        "one whose body is missing",
                        part -> isOf(part, VERSION)
                                ? new Part(
                                        as(part.leaf(), VERSION, part.leaf().fields(), ExportedBody.MISSING),
                                        Bytes.EMPTY)
                                : part),
                new Forgery(
                        "one that nobody erased, as erased",
                        part -> isOf(part, VERSION)
                                ? new Part(
                                        as(part.leaf(), VERSION, part.leaf().fields(), ExportedBody.ERASED),
                                        Bytes.EMPTY)
                                : part),
                erasure("an erasure of another version", "version", 2L),
                erasure("an erasure of another body", "bodyHash", Map.of("sha256", "")),
                erasure("an erasure of another form", "form", "sij-version-1"),
                forgery("names exchanged", AUDIT, fields -> named(fields, "agent", "token", "token", "agent")),
                forgery("a name nobody knows", VERSION, fields -> named(fields, "agent", "x")),
                forgery("a number as an empty list", AUDIT, fields -> with(fields, "commit", List.of())),
                forgery(
                        "a text as a hash",
                        AUDIT,
                        fields -> with(
                                fields,
                                "agent",
                                Map.of("sha256", Bytes.utf8("demo-clinic").hex()))),
                forgery(
                        "a form as a hash",
                        ERASED,
                        fields -> with(
                                fields,
                                "form",
                                Map.of("sha256", Bytes.utf8("sij-version-1").hex()))),
                new Forgery(
                        "a version as an audit row",
                        part -> isOf(part, VERSION)
                                ? new Part(
                                        as(
                                                part.leaf(),
                                                "audit/null",
                                                part.leaf().fields(),
                                                ExportedBody.FIELDS),
                                        Bytes.utf8(
                                                "{\"id\":\"null\",\"action\":\"null\",\"outcome\":\"null\",\"recorded\":\""
                                                        + SampleExport.AT + "\"}"))
                                : part),
                new Forgery(
                        "a version that lost its beginning to the salt",
                        part -> isOf(part, VERSION)
                                ? new Part(
                                        new ExportedLeaf(
                                                part.leaf().index(),
                                                VERSION,
                                                part.leaf().leaf(),
                                                part.leaf().path(),
                                                part.leaf().fields(),
                                                Bytes.utf8(SampleExport.SALT.asUtf8()
                                                        + part.content().asUtf8()),
                                                ExportedBody.EMPTY,
                                                Optional.empty()),
                                        Bytes.EMPTY)
                                : part));
    }

    private static boolean isOf(Part part, String subject) {
        return part.leaf().subject().equals(subject);
    }

    private static Forgery forgery(String name, String subject, UnaryOperator<Map<String, Object>> fields) {
        return new Forgery(
                name,
                part -> isOf(part, subject)
                        ? new Part(
                                as(
                                        part.leaf(),
                                        subject,
                                        fields.apply(part.leaf().fields()),
                                        part.leaf().body()),
                                part.content())
                        : part);
    }

    /** What the erasure says is changed, and its hash with it: the tree has another leaf there. */
    private static Forgery erasure(String name, String field, Object value) {
        return new Forgery(
                name,
                part -> part.leaf()
                        .erasure()
                        .map(erasure -> with(erasure.fields(), field, value))
                        .map(fields -> new Part(erased(part.leaf(), fields), Bytes.EMPTY))
                        .orElse(part));
    }

    private static ExportedLeaf erased(ExportedLeaf leaf, Map<String, Object> fields) {
        Optional<ExportedErasure> erasure = leaf.erasure()
                .map(one -> new ExportedErasure(one.index(), LeafFields.hash(fields), one.path(), fields));
        return new ExportedLeaf(
                leaf.index(),
                leaf.subject(),
                leaf.leaf(),
                leaf.path(),
                leaf.fields(),
                leaf.salt(),
                leaf.body(),
                erasure);
    }

    private static ExportedLeaf as(ExportedLeaf leaf, String subject, Map<String, Object> fields, ExportedBody body) {
        return new ExportedLeaf(
                leaf.index(), subject, leaf.leaf(), leaf.path(), fields, leaf.salt(), body, leaf.erasure());
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** With other names, each of them behind its old one, in the order of the fields. */
    private static Map<String, Object> named(Map<String, Object> fields, String... oldAndNew) {
        Map<String, Object> changed = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            int place = IntStream.iterate(0, i -> i < oldAndNew.length, i -> i + 2)
                    .filter(i -> oldAndNew[i].equals(name))
                    .findFirst()
                    .orElse(-1);
            changed.put(place < 0 ? name : oldAndNew[place + 1], value);
        });
        return changed;
    }
}
