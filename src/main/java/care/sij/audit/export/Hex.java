package care.sij.audit.export;

import care.sij.record.Bytes;
import java.util.HexFormat;

/** Bytes as hexadecimal digits in an export, which may have been changed. */
final class Hex {

    private Hex() {}

    /** None where these are no hexadecimal digits. */
    static Bytes bytes(String digits) {
        try {
            return Bytes.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException noHex) {
            return Bytes.EMPTY;
        }
    }
}
