package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.hl7v2.MllpSender.Ack;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** REF^I12 through the listener into the record. */
class ReferralMessagesIT {

    private static final String HOSPITAL = "demo-hospital";
    private static final String REFERRAL = "ref-i12/01-epic-like";

    static List<V2Sample> referrals() {
        return V2Sample.of("ref-i12");
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void isTaken(V2Sample referral) {
        Ack ack = MllpSender.send(HOSPITAL, referral);

        assertThat(ack.code()).as(ack.text()).isIn("AA", "CA");
        assertThat(ack.field("MSA", 2)).startsWith("V2-I12-");
    }

    @Test
    void becomesAReferralOnRecordOnce() {
        V2Sample referral = V2Sample.named(REFERRAL)
                .with("SYN-V2A-001", "SYN-V2A-once")
                .with("REF-SYN-V2A-1", "REF-SYN-V2A-once")
                .with("V2-I12-001", "V2-I12-once");

        Ack first = MllpSender.send(HOSPITAL, referral);
        Ack again = MllpSender.send(HOSPITAL, referral);

        assertThat(first.code()).as(first.text()).isEqualTo("AA");
        assertThat(again.code()).as(again.text()).isEqualTo("AA");
        List<JsonNode> patients = WholeService.partner(HOSPITAL)
                .search("Patient?identifier=http://demo-hospital.example.org/mrn%7CSYN-V2A-once");
        assertThat(patients).hasSize(1);
        String patient = patients.get(0).path("id").asString();
        assertThat(WholeService.partner(HOSPITAL).search("CarePlan?subject=Patient/" + patient))
                .hasSize(1);
        JsonNode request = WholeService.partner(HOSPITAL)
                .search("ServiceRequest?identifier=http://demo-hospital.example.org/referral%7CREF-SYN-V2A-once")
                .get(0);
        assertThat(request.path("meta").path("versionId").asString()).isEqualTo("1");
    }

    @Test
    void isRefusedWhenSentAgainChanged() {
        V2Sample referral = V2Sample.named(REFERRAL)
                .with("SYN-V2A-001", "SYN-V2A-changed")
                .with("REF-SYN-V2A-1", "REF-SYN-V2A-changed")
                .with("V2-I12-001", "V2-I12-changed");

        MllpSender.send(HOSPITAL, referral);
        Ack changed = MllpSender.send(HOSPITAL, referral.with("||7|{score}", "||3|{score}"));

        assertThat(changed.code()).isEqualTo("AE");
        assertThat(changed.field("ERR", 5)).isEqualTo("SEND_MODIFIED_RESEND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            |P|2.5.1|             ; |T|2.5.1|              ; AR; 202; MSH^1^11
            |P|2.5.1|             ; |P|3.0|                ; AR; 203; MSH^1^12
            REF^I12^              ; REF^I99^               ; AR; 201; MSH^1^9
            REF^I12^              ; BAR^P01^               ; AR; 200; MSH^1^9
            |EHR|DEMOHOSP|        ; |OTHER|DEMOHOSP|       ; AR; 103; MSH^1^3
            |EHR|DEMOHOSP|        ; |EHR|OTHER|            ; AR; 103; MSH^1^4
            UNICODE UTF-8         ; KLINGON                ; AR; 103; MSH^1^18
            REF-SYN-V2A-1^HOSPREF ; ''                     ; AE; 101; RF1^1^6
            ^HOSPREF              ; ^NOBODYS               ; AE; 103; RF1^1^6
            24028007^Right^SCT    ; 51440002^Both^SCT      ; AE; 101; DG1^1
            19701102              ; 1970-11-02             ; AE; 102; PID^1^7
            |19701102|            ; ||                     ; AE; 207; PID^1
            ^^^HOSPMRN^MR         ; ^^^NOBODYS^MR          ; AE; 101; PID^1^3
            ||7|{score}           ; ||seven|{score}        ; AE; 102; OBX^2^5
            ||7|{score}           ; ||11|{score}           ; AE; 207; OBX^2
            """)
    void isRefusedWithThePlaceOfWhatIsWrong(String text, String other, String code, String error, String place) {
        V2Sample wrong = V2Sample.named(REFERRAL)
                .with(text, other)
                .with("SYN-V2A", "SYN-V2A-wrong")
                .with("^REF_I12|V2-I12", "^REF_I12|V2-I12-" + Integer.toHexString((text + other).hashCode()));

        Ack ack = MllpSender.send(HOSPITAL, wrong);

        assertThat(ack.code()).as(ack.text()).isEqualTo(code);
        assertThat(ack.field("ERR", 2)).as(ack.text()).isEqualTo(place);
        assertThat(ack.field("ERR", 3)).startsWith(error + "^");
        assertThat(ack.field("ERR", 4)).isEqualTo("E");
        assertThat(ack.text()).doesNotContain("Synthetica", "SYN-V2A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            AL; NE; CA
            NE; AL; AA
            SU; ER; CA
            """)
    void isAcknowledgedAsItsHeaderAsks(String accept, String application, String code) {
        V2Sample enhanced = V2Sample.named(REFERRAL)
                .with("SYN-V2A", "SYN-V2A-enhanced")
                .with("V2-I12-001", "V2-I12-enhanced")
                .with("|P|2.5.1|||||USA|", "|P|2.5.1|||" + accept + "|" + application + "|USA|");

        assertThat(MllpSender.send(HOSPITAL, enhanced.with("V2-I12-enhanced", "V2-" + accept + application))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void isAcknowledgedTwiceWhenBothAreAskedFor() {
        V2Sample enhanced = V2Sample.named(REFERRAL)
                .with("SYN-V2A", "SYN-V2A-both")
                .with("V2-I12-001", "V2-I12-both")
                .with("|P|2.5.1|||||USA|", "|P|2.5.1|||AL|AL|USA|");

        try (MllpSender sender = MllpSender.of(HOSPITAL)) {
            assertThat(sender.send(enhanced).code()).isEqualTo("CA");
            assertThat(sender.read().code()).isEqualTo("AA");
            assertThat(sender.send(enhanced.with("|P|2.5.1|", "|T|2.5.1|")).code())
                    .isEqualTo("CR");
        }
    }

    @Test
    void tellsWhereItStandsToWhoAsks() {
        V2Sample referral =
                V2Sample.named(REFERRAL).with("SYN-V2A", "SYN-V2A-asked").with("V2-I12-001", "V2-I12-asked");
        assertThat(MllpSender.send(HOSPITAL, referral).code()).isEqualTo("AA");

        Ack state = MllpSender.send(
                HOSPITAL,
                V2Sample.named("ref-i15/01-epic-like")
                        .with("SYN-V2A", "SYN-V2A-asked")
                        .with("V2-I15-001", "V2-I15-asked"));

        assertThat(state.field("MSH", 8)).as(state.text()).isEqualTo("RRI^I15^RRI_I12");
        assertThat(state.field("MSA", 1)).isEqualTo("AA");
        assertThat(state.field("MSA", 2)).isEqualTo("V2-I15-asked");
        assertThat(state.field("RF1", 1)).isEqualTo("P^^HL70283");
        assertThat(state.field("RF1", 6)).isEqualTo("REF-SYN-V2A-asked-1^HOSPREF");
        assertThat(state.field("NTE", 3)).isEqualTo("Status: received 2.0");
    }

    @Test
    void keepsTheSendersDelimiters() {
        Ack ack = MllpSender.send(HOSPITAL, V2Sample.named("ref-i12/03-odd-delimiters"));

        assertThat(ack.text()).startsWith("MSH#*$!%#SIJ#DEMOCLINIC#EHR#DEMOHOSP#");
    }
}
