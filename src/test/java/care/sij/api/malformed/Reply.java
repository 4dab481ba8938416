package care.sij.api.malformed;

import care.sij.api.malformed.Malformed.Due;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status 0 when the other end hung up
 */
record Reply(int status, String head, String body) {

    private static final List<String> NEVER_TOLD =
            List.of("Exception", "org.apache", "org.postgresql", "care.sij.", "syntax error at", "\tat ", "root:x:0");
    private static final Pattern FAILED_ENTRY = Pattern.compile("\"status\"\\s*:\\s*\"5(?!01)\\d\\d");
    private static final Pattern MATCH = Pattern.compile("\"mode\"\\s*:\\s*\"match\"");

    static Reply of(String answer) {
        if (!answer.startsWith("HTTP/1.1 ")) {
            return new Reply(0, "", answer);
        }
        int end = answer.indexOf("\r\n\r\n");
        return new Reply(
                Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
    }

    /** What is wrong with it as an answer to such a request. */
    Optional<String> fault(Due due) {
        if (status >= 500 && !(status == 501 && (due == Due.NOT_SERVED || due == Due.NO_REQUEST))) {
            return Optional.of("a failure");
        }
        if (FAILED_ENTRY.matcher(body).find()) {
            return Optional.of("a failure of an entry");
        }
        if (NEVER_TOLD.stream().anyMatch(body::contains)) {
            return Optional.of("tells what nobody is told");
        }
        if (head.toLowerCase(Locale.ROOT).contains("x-injected")) {
            return Optional.of("a header of the caller's making");
        }
        return switch (due) {
            case REFUSED -> isTold() ? Optional.empty() : Optional.of("not refused");
            case NOTHING_FOUND ->
                isTold() || (isGood() && !MATCH.matcher(body).find())
                        ? Optional.empty()
                        : Optional.of("found something");
            case HARMLESS, NOT_SERVED ->
                isTold() || isGood() || status == 501 ? Optional.empty() : Optional.of("not told");
            case NO_REQUEST -> status < 200 || status >= 400 ? Optional.empty() : Optional.of("taken for a request");
        };
    }

    private boolean isTold() {
        return status >= 400 && status < 500 && body.contains("OperationOutcome") && body.contains("diagnostics");
    }

    private boolean isGood() {
        return status >= 200 && status < 400;
    }

    @Override
    public String toString() {
        return status + " " + (body.length() <= 400 ? body : body.substring(0, 400) + "…");
    }
}
