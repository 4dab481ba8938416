package care.sij.console.journey;

import care.sij.clinical.Coded;
import care.sij.clinical.JointSide;
import care.sij.pathway.Stage;
import care.sij.pathway.TrustMark;
import java.util.Locale;

/** The plain words of the pathway's codes. */
public final class Plain {

    /** What stands where nothing is recorded. */
    public static final String NOT_RECORDED = "not recorded";

    private Plain() {}

    /** The code with blanks for hyphens, its first letter a capital. */
    static String words(String code) {
        return code.isEmpty()
                ? code
                : code.substring(0, 1).toUpperCase(Locale.ROOT)
                        + code.substring(1).replace('-', ' ');
    }

    static String words(Coded coded) {
        return words(coded.code());
    }

    /** The joint of the side. */
    static String joint(JointSide side) {
        return words(side) + " joint";
    }

    /** The stage as the clinic calls it. */
    public static String stage(Stage stage) {
        return switch (stage) {
            case REFERRED, ASSESSMENT, CONSERVATIVE_CARE, DIAGNOSTIC_INJECTION, THERAPEUTIC_INJECTION ->
                words(stage.code());
            case FUSION_ELIGIBILITY, FUSION_SCHEDULED, COMPLETED -> words(stage.code());
            case POST_OP -> "After fusion";
            case EXITED -> "Ended early";
        };
    }

    /** How far figures are verified (clinical.md, trust marks). */
    static String mark(TrustMark mark) {
        return switch (mark) {
            case V1 -> "seen in a primary source (V1)";
            case V2 -> "seen in a secondary source only (V2)";
            case D -> "derived by arithmetic (D)";
            case NV -> "not verified (NV)";
            case CLINIC -> "the clinic's own rules";
        };
    }
}
