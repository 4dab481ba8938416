package care.sij.api.admin;

import care.sij.access.Caller;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRegister.Run;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What a change of registrations says beside its content. */
final class ChangeRequest {

    private static final int LARGEST = 1024 * 1024;
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private ChangeRequest() {}

    /** Who wants it and why: the parameter {@code comment}. */
    static Reason reason(HttpServletRequest request, Caller caller) {
        return Optional.ofNullable(request.getParameter("comment"))
                .flatMap(comment -> Reason.stated(caller.signature(), comment))
                .orElseThrow(() -> new AdminRefused(
                        AdminRefusal.INVALID_PARAMETER,
                        "The parameter `comment` says why, in at most " + Reason.LONGEST
                                + " characters, none of them a control character."));
    }

    static Run run(HttpServletRequest request) {
        return switch (Optional.ofNullable(request.getParameter("dry-run")).orElse("false")) {
            case "true" -> Run.DRY;
            case "false" -> Run.REAL;
            default ->
                throw new AdminRefused(AdminRefusal.INVALID_PARAMETER, "The parameter `dry-run` is true or false.");
        };
    }

    /** The version to be changed ({@code If-Match}), or none ({@code If-None-Match: *}). */
    static Expected expected(HttpServletRequest request) {
        if ("*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return new Expected.Nothing();
        }
        Matcher tag = matched(request);
        if (!tag.matches()) {
            throw new AdminRefused(
                    AdminRefusal.NO_CONDITION,
                    "Say which version you change: `If-Match: \"<version>\"`, as its ETag has it, or `If-None-Match: *` for a"
                            + " new partner.");
        }
        return new Expected.Version(Integer.parseInt(tag.group(1)));
    }

    /**
     * The state of the register that an import was decided on ({@code If-Match}); one that is only tried needs none.
     */
    static OptionalLong seen(HttpServletRequest request, Run run) {
        Matcher tag = matched(request);
        if (tag.matches()) {
            return OptionalLong.of(Long.parseLong(tag.group(1)));
        }
        if (run == Run.REAL) {
            throw new AdminRefused(
                    AdminRefusal.NO_CONDITION,
                    "Try it with `dry-run=true` first, and say with `If-Match` the ETag of that answer: the registrations that"
                            + " you have seen.");
        }
        return OptionalLong.empty();
    }

    private static Matcher matched(HttpServletRequest request) {
        return TAG.matcher(
                Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH)).orElse(""));
    }

    static String body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new AdminRefused(
                    AdminRefusal.TOO_LARGE, "At most 1 MB is taken at once. Import partners in several parts.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
