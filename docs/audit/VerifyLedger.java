import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.*;
import java.util.zip.ZipFile;

/**
 * Checks a file of $audit-export with the JDK alone: {@code java VerifyLedger.java export.zip [key...]}, keys as
 * /ledger/keys has them. Written after docs/api/audit-export.md and RFC 9162, without a line of the service's code.
 */
public class VerifyLedger {

    static final Map<String, byte[]> FILES = new HashMap<>();
    static final List<String> FINDINGS = new ArrayList<>();
    /** What a leaf of each form binds, in order: its hash covers values alone, so names and kinds have to be these. */
    static final String VERSION = "form:T type:T id:T version:N patients:L origin:T owner:T interaction:T commit:N instant:N kind:T"
            + " agent:T activity:T source:T requestId:T contentHash:H bodyHash:H"; // text, number, list of texts, hash
    static final String AUDIT = "form:T number:N instant:N kind:T detail:T action:T outcome:N http:N agent:T token:T address:T"
            + " requestId:T resources:L patients:L query:T commit:N";
    static final String ERASURE = "form:T type:T id:T version:N reason:T by:T instant:N bodyHash:H";
    public static void main(String[] args) throws Exception { System.exit(proves(args) ? 0 : 1); }

    static boolean proves(String... args) throws Exception {
        ZipFile zip = new ZipFile(args[0]);
        for (var file : Collections.list(zip.entries())) FILES.put(file.getName(), zip.getInputStream(file).readAllBytes());
        String[] keys = args.length > 1 ? Arrays.copyOfRange(args, 1, args.length) : text("keys.txt").split("\n");
        String[] note = text("checkpoint.txt").split("\n");
        require(signed(note, keys), "checkpoint.txt: no key of the ledger signed it");
        long size = Long.parseLong(note[1]), last = -1, erased = 0, unproved = 0;
        byte[] root = Base64.getDecoder().decode(note[2]);
        Map<String, Object> manifest = object(new Json(text("manifest.json")).value());
        Iterator<String> versions = lines("versions.ndjson").iterator(), events = lines("audit-events.ndjson").iterator();
        StringBuilder csv = new StringBuilder(csv("index", "subject", "instant", "agent", "what", "detail", "outcome"));
        List<String> leaves = lines("leaves.ndjson");
        for (String line : leaves) {
            Map<String, Object> leaf = object(new Json(line).value());
            Map<String, Object> fields = object(leaf.get("fields"));
            String subject = (String) leaf.get("subject"), body = (String) leaf.get("body");
            long index = (Long) leaf.get("index"); byte[] hash = hex(leaf.get("leaf"));
            boolean audit = body.equals("FIELDS");
            require(index > last, subject + " is not in the order of the ledger"); last = index;
            require(included(root, size, index, hash, (List<?>) leaf.get("path")), subject + " is not in the signed tree");
            require(!fields.isEmpty(), subject + " has no fields, so nothing proves that the leaf is of it");
            require(List.of("LINE", "EMPTY", "ERASED", "FIELDS").contains(body), subject + ": its body is " + body);
            if (!fields.isEmpty()) {
                boolean follows = formed(fields, audit ? AUDIT : VERSION, audit ? "sij-audit-1" : "sij-version-1") && Arrays.equals(hash, leafHash(fields));
                require(follows, subject + ": its leaf does not follow from its fields");
                String version = fields.get("type") + "/" + fields.get("id") + "/_history/" + fields.get("version");
                require(subject.equals(audit ? "audit/" + fields.get("number") : version), subject + " names another record");
                long instant = (Long) fields.get("instant");
                boolean asked = instant >= (Long) manifest.get("start") && instant < (Long) manifest.get("end")
                        && ((List<?>) fields.get("patients")).contains(manifest.get("patient"));
                require(asked, subject + " is not of this patient and period");
            }
            if (body.equals("LINE") || body.equals("EMPTY")) {
                String text = body.equals("LINE") && versions.hasNext() ? versions.next() : "";
                byte[] stored = utf8(text.startsWith("\"") ? (String) new Json(text).value() : text);
                byte[] salt = hex(leaf.get("salt")), recorded = hex(object(fields.get("bodyHash")).get("sha256"));
                boolean same = salt.length == 16 && Arrays.equals(sha256(salt, stored), recorded);
                require(same, subject + ": its body is not the recorded one");
            }
            if (body.equals("ERASED")) { // That there is no body has a leaf too, which says of which version and of which body.
                Map<String, Object> erasure = object(leaf.getOrDefault("erasure", Map.of())), said = object(erasure.getOrDefault("fields", Map.of()));
                boolean proved = formed(said, ERASURE, "sij-erasure-1") && Arrays.equals(hex(erasure.get("leaf")), leafHash(said))
                        && included(root, size, (Long) erasure.get("index"), hex(erasure.get("leaf")), (List<?>) erasure.get("path"));
                for (String name : List.of("type", "id", "version", "bodyHash")) proved &= Objects.equals(said.get(name), fields.get(name));
                require(proved, subject + ": what is said of its erasure is not in the signed tree");
            }
            erased += body.equals("ERASED") ? 1 : 0; unproved += fields.isEmpty() ? 1 : 0;
            if (audit) {
                Map<String, Object> event = events.hasNext() ? object(new Json(events.next()).value()) : Map.of();
                boolean same = Instant.parse((String) event.get("recorded")).toEpochMilli() == (Long) fields.get("instant");
                for (String name : List.of("number", "action", "outcome"))
                    same &= String.valueOf(fields.get(name)).equals(event.get(name.equals("number") ? "id" : name));
                require(same, subject + ": its AuditEvent tells another thing");
            }
            Object instant = fields.get("instant");
            csv.append(csv(index, subject, instant == null ? "" : Instant.ofEpochMilli((Long) instant),
                    fields.getOrDefault("agent", ""), fields.getOrDefault(audit ? "kind" : "interaction", ""),
                    fields.getOrDefault(audit ? "detail" : "activity", ""), fields.getOrDefault("outcome", "")));
        }
        require(!versions.hasNext() && !events.hasNext(), "there are more lines than leaves");
        require(text("records.csv").contentEquals(csv), "records.csv says another thing than the leaves");
        require((Long) manifest.get("leaves") == leaves.size() && (Long) manifest.get("size") == size, "manifest.json counts another thing");
        FINDINGS.forEach(System.err::println);
        System.out.println((FINDINGS.isEmpty() ? "Proved: " : "NOT PROVED: ") + leaves.size() + " records, " + erased
                + " without body, " + unproved + " without fields, of " + note[0] + (args.length > 1 ? "" : "; compare its keys with those you keep"));
        return FINDINGS.isEmpty();
    }

    static boolean signed(String[] note, String[] keys) throws Exception {
        byte[] text = utf8(String.join("\n", note[0], note[1], note[2], ""));
        for (String key : keys) {
            String[] parts = key.strip().split("\\+", 3);
            byte[] typed = Base64.getDecoder().decode(parts[2]), id = Arrays.copyOf(sha256(utf8(parts[0] + "\n"), typed), 4);
            byte[] encoded = join(hex("302a300506032b6570032100"), Arrays.copyOfRange(typed, 1, typed.length));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            for (int line = 4; line < note.length; line++) {
                String[] words = note[line].split(" ");
                byte[] said = words.length == 3 ? Base64.getDecoder().decode(words[2]) : new byte[0];
                if (said.length != 68 || !note[0].equals(parts[0]) || !words[1].equals(parts[0])) continue;
                signature.update(text);
                if (signature.verify(Arrays.copyOfRange(said, 4, 68)) && Arrays.equals(id, Arrays.copyOf(said, 4))) return true;
            }
        }
        return false;
    }
    /** RFC 9162, 2.1.3.2. */
    static boolean included(byte[] root, long size, long index, byte[] leaf, List<?> path) throws Exception {
        long node = index, last = size - 1;
        byte[] hash = leaf, inner = {1};
        for (Object step : path) {
            if (last == 0) return false;
            boolean left = (node & 1) == 1 || node == last;
            hash = left ? sha256(inner, hex(step), hash) : sha256(inner, hash, hex(step));
            for (; left && (node & 1) == 0 && node != 0; last >>= 1) node >>= 1;
            node >>= 1; last >>= 1;
        }
        return index < size && last == 0 && Arrays.equals(hash, root);
    }
    static boolean formed(Map<String, Object> fields, String names, String form) {
        List<String> found = fields.entrySet().stream().map(field -> field.getKey() + ":" + kind(field.getValue())).toList();
        return found.equals(List.of(names.split(" "))) && fields.get("form").equals(form);
    }
    static String kind(Object value) {
        if (value instanceof List<?> list) return list.stream().allMatch(String.class::isInstance) ? "L" : "?";
        if (value instanceof Map<?, ?> map) return map.size() == 1 && map.get("sha256") instanceof String ? "H" : "?";
        return value instanceof String ? "T" : value instanceof Long ? "N" : "?";
    }
    static byte[] leafHash(Map<String, Object> fields) throws Exception {
        ByteArrayOutputStream bound = new ByteArrayOutputStream();
        fields.values().forEach(value -> bind(value, bound));
        return sha256(new byte[] {0}, bound.toByteArray());
    }
    static void bind(Object value, ByteArrayOutputStream bound) {
        if (value instanceof Long number) bound.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
        else if (value instanceof List<?> list) {
            bind((long) list.size(), bound);
            list.forEach(one -> bind(one, bound));
        } else {
            byte[] bytes = value instanceof Map<?, ?> hash ? hex(hash.get("sha256")) : utf8((String) value);
            bound.writeBytes(ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array());
        }
    }
    static String csv(Object... columns) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        for (Object column : columns) line.add('"' + column.toString().replace("\"", "\"\"") + '"');
        return line.toString();
    }
    static void require(boolean holds, String otherwise) { if (!holds) FINDINGS.add(otherwise); }
    static String text(String name) { return new String(FILES.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8); }
    static List<String> lines(String name) { return text(name).isEmpty() ? List.of() : List.of(text(name).split("\n")); }
    static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }
    static byte[] hex(Object digits) { return HexFormat.of().parseHex((String) digits); }
    static byte[] sha256(byte[]... parts) throws Exception { return MessageDigest.getInstance("SHA-256").digest(join(parts)); }
    @SuppressWarnings("unchecked") static Map<String, Object> object(Object value) { return (Map<String, Object>) value; }
    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    /** JSON (RFC 8259) as maps, in order, lists, texts and whole numbers; what else there is as a character sequence. */
    static class Json {
        final String text; int at;
        Json(String text) { this.text = text; }
        char next() {
            while (" \t\r\n,:".indexOf(text.charAt(at)) >= 0) at++;
            return text.charAt(at);
        }
        Object value() {
            char first = next();
            if (first == '"') return string(); int from = at++;
            Map<String, Object> object = new LinkedHashMap<>();
            List<Object> list = new ArrayList<>();
            if (first == '{') while (next() != '}') if (object.put(string(), value()) != null) throw new IllegalArgumentException();
            if (first == '[') while (next() != ']') list.add(value());
            if (first == '{' || first == '[') { at++; return first == '{' ? object : list; }
            while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) at++;
            String word = text.substring(from, at);
            return word.matches("-?[0-9]+") ? (Object) Long.valueOf(word) : new StringBuilder(word);
        }
        String string() {
            StringBuilder string = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                boolean escaped = text.charAt(at) == '\\';
                char character = escaped ? text.charAt(++at) : text.charAt(at);
                int escape = escaped ? "bfnrt".indexOf(character) : -1;
                if (escape >= 0) character = "\b\f\n\r\t".charAt(escape);
                else if (escaped && character == 'u') character = (char) Integer.parseInt(text.substring(at + 1, (at += 4) + 1), 16);
                string.append(character);
            }
            at++; return string.toString();
        }
    }
}
