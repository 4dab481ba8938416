package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.hl7v2.MllpSender.Ack;
import care.sij.support.Registered;
import org.junit.jupiter.api.Test;

/** A v2 message that comes again is known by its bytes, whatever was changed about its sender meanwhile. */
class ResendIT {

    private static final String SENDER = "resend-hospital";

    private static final V2Sample REFERRAL = V2Sample.named("ref-i12/01-epic-like")
            .with("|EHR|DEMOHOSP|", "|EHR|RESENDHOSP|")
            .with("SYN-V2A-001", "SYN-V2A-resent")
            .with("20240305101500-0500", "20240305101500")
            .with("V2-I12-001", "V2-I12-resent");

    @Test
    void hasItsAnswerAgainAfterItsSendersRegistrationChanged() {
        Registered hospital = Registered.as("hospital", SENDER, listening("America/New_York", "HOSPREF"));
        assertThat(code(REFERRAL)).isEqualTo("AA");

        hospital.change(listening("Europe/London", "HOSPREF"));
        assertThat(code(REFERRAL)).as("told in another zone").isEqualTo("AA");

        hospital.change(listening("Europe/London", "OTHERREF"));
        assertThat(MllpSender.send(SENDER, REFERRAL.with("V2-I12-resent", "V2-I12-resent-2"))
                        .field("ERR", 3))
                .as("nothing can be made of a new one")
                .startsWith("103^");
        assertThat(code(REFERRAL))
                .as("of a system that is not registered any more")
                .isEqualTo("AA");

        hospital.change(listening("Europe/London", "HOSPREF"));
        Ack changed = MllpSender.send(SENDER, REFERRAL.with("||7|{score}", "||3|{score}"));
        assertThat(changed.code()).isEqualTo("AE");
        assertThat(changed.field("ERR", 5)).isEqualTo("SEND_MODIFIED_RESEND");
    }

    private static String code(V2Sample message) {
        Ack ack = MllpSender.send(SENDER, message);
        return ack.field("ERR", 5).isEmpty() ? ack.code() : ack.text();
    }

    private static String listening(String zone, String authority) {
        String home = "http://" + SENDER + ".example.org";
        return "hl7v2:\n  port: 0\n  application: EHR\n  facility: RESENDHOSP\n  zone: " + zone + "\n  numbers-below: "
                + home + "\n  systems:\n    HOSPMRN: " + home + "/mrn\n    " + authority + ": " + home + "/referral\n";
    }
}
