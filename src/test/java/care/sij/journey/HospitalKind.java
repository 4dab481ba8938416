package care.sij.journey;

import care.sij.access.token.TestClient;
import care.sij.support.Journey;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hospital by the way in which it exchanges: with a number space, keys and patients of its own. */
enum HospitalKind {
    EPIC_LIKE("epic-hospital"),
    ORACLE_LIKE("oracle-hospital"),
    V2_ONLY("v2-hospital");

    private static final String DEMO = "http://demo-hospital.example.org";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestClient client;

    HospitalKind(String id) {
        this.client = TestClient.withEc(id);
    }

    String id() {
        return client.id();
    }

    TestClient client() {
        return client;
    }

    /** What lies below it is the hospital's own. */
    String base() {
        return "http://" + id() + ".example.org";
    }

    /** A journey of the demo with this hospital in the place of the demo's. */
    Journey journey(String name) {
        Journey demo = Journey.named(name).about("SYN-00" + name.charAt(1) + "-" + id());
        return new Journey(
                demo.patient(), demo.messages().stream().map(this::own).toList());
    }

    private Journey.Message own(Journey.Message message) {
        String sender = message.client().equals("demo-hospital") ? id() : message.client();
        return new Journey.Message(sender, message.event(), message.json().replace(DEMO, base()));
    }

    /** How it is registered, as settings without those of its delivery. */
    List<String> registration() {
        return Stream.of(
                        "role=hospital",
                        "organization=Synthetic " + id(),
                        "identifier-systems[0]=" + base() + "/mrn",
                        "identifier-systems[1]=" + base() + "/*",
                        "source-endpoints[0]=" + base() + "/fhir/$process-message",
                        "scopes[0]=system/MessageHeader.c",
                        "scopes[1]=system/*.cruds",
                        "jwks=" + new JWKSet(client.key().toPublicJWK()))
                .map(setting -> "-Dsij.partners." + id() + "." + setting)
                .toList();
    }

    /**
     * What the hospital of a journey tells, in its own HL7 v2: the referral, and the pain score with each update. The
     * time is the message's.
     */
    static String asV2(Journey journey, Journey.Message message) {
        JsonNode bundle = JSON.readTree(message.json());
        JsonNode request = first(bundle, "ServiceRequest");
        String number =
                first(bundle, "Task").path("identifier").path(0).path("value").asString();
        String time = bundle.path("timestamp").asString().replaceAll("[-:]", "").replaceFirst("T(\\d{6})", "$1");
        String at = time.substring(0, 14) + "-" + time.substring(14);
        boolean first = message.event().equals("sij-referral-request");
        String side = request.toString().contains("24028007") ? "24028007^Right^SCT" : "7771000^Left^SCT";
        return String.join(
                "\r",
                "MSH|^~\\&|EHR|V2HOSP|SIJ|DEMOCLINIC|" + at + "||REF^" + (first ? "I12" : "I13") + "^REF_I12|"
                        + message.id().replace("-", "").substring(0, 20) + "|P|2.5.1|||||USA|UNICODE UTF-8",
                "RF1|P|R|||O|" + number + "|" + at.substring(0, 8),
                "PRD|RP|Referrer^Robin",
                "PID|1||" + journey.patient() + "||Synthetica^Avery||19701102|F",
                "DG1|1||M53.3^Sacrococcygeal disorders, not elsewhere classified^I10C||20230101|W",
                "OBR|1|||72514-3^Pain^LN|||" + at,
                "OBX|1|CWE|272741003^Laterality^SCT||" + side + "||||||F",
                "OBX|2|NM|72514-3^Pain severity 0-10^LN||7|{score}^^UCUM|||||F|||" + at,
                "");
    }

    private static JsonNode first(JsonNode bundle, String type) {
        return bundle.path("entry").values().stream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
