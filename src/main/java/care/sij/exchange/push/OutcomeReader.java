package care.sij.exchange.push;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.FailedReplies;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Reply;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Settled;
import care.sij.exchange.push.Outcome.Done;
import care.sij.exchange.push.Outcome.Impossible;
import care.sij.exchange.push.Outcome.Refused;
import care.sij.exchange.push.Outcome.Stop;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.RetryClass;
import care.sij.partner.VendorError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What a reply of an EHR means: by the vendor's own code when its profile knows it, else by the status, and of a
 * failure that comes with a 200, by the issue's code (exchange.md 4.2, 4.3).
 */
@Component
class OutcomeReader {

    /** Of {@code issue.code}, those that pass (valueset-issue-type.html, transient). */
    private static final Set<String> PASSING =
            Set.of("transient", "lock-error", "no-store", "exception", "timeout", "incomplete", "throttled");

    private final FailedReplies failures;

    OutcomeReader(FailedReplies failures) {
        this.failures = failures;
    }

    Outcome read(Reply reply, CapabilityProfile profile) {
        return reply instanceof Answered answered ? read(answered, profile) : stop(failures.of(reply));
    }

    private Outcome read(Answered answered, CapabilityProfile profile) {
        Optional<JsonNode> resource = AnswerJson.resource(answered);
        List<JsonNode> errors = resource.map(AnswerJson::errors).orElse(List.of());
        Optional<RetryClass> known = errors.stream()
                .flatMap(issue -> profile.errors().stream().filter(error -> names(issue, error)))
                .map(VendorError::retry)
                .findFirst();
        if (known.isPresent()) {
            return byClass(known.get(), answered);
        }
        if (answered.status() / 100 != 2) {
            return byStatus(answered);
        }
        return errors.isEmpty() ? new Done(answered, resource) : byIssues(errors, answered);
    }

    private static boolean names(JsonNode issue, VendorError error) {
        boolean coded = issue.path("details").path("coding").values().stream()
                .anyMatch(coding -> error.code().equals(coding.path("code").asString("")));
        Pattern word = Pattern.compile("(?<![0-9])" + Pattern.quote(error.code()) + "(?![0-9])");
        return coded
                || word.matcher(issue.path("details").path("text").asString("")).find()
                || word.matcher(issue.path("diagnostics").asString("")).find();
    }

    private Outcome byClass(RetryClass retry, Answered answered) {
        return switch (retry) {
            case RETRY, RECONCILE -> again(Reason.BUSY, answered);
            case REFRESH -> again(Reason.UNAUTHORIZED, answered);
            case REDIRECT -> again(Reason.MOVED, answered);
            case FIX_THEN_RESEND -> new Refused(report(Reason.REFUSED, answered));
            case NEVER -> new Stop(new Settle(Settled.DEAD, report(Reason.FORBIDDEN, answered)));
        };
    }

    private Outcome byStatus(Answered answered) {
        return switch (answered.status()) {
            case 404, 405, 410, 501 -> new Impossible(report(Reason.NOT_THERE, answered));
            default -> stop(failures.of(answered));
        };
    }

    private Outcome byIssues(List<JsonNode> errors, Answered answered) {
        boolean passing = errors.stream()
                .allMatch(issue -> PASSING.contains(issue.path("code").asString("")));
        return passing ? again(Reason.FAILING, answered) : new Refused(report(Reason.REFUSED, answered));
    }

    private static Outcome stop(Disposition disposition) {
        if (disposition instanceof Settle settle && settle.report().reason() == Reason.REFUSED) {
            return new Refused(settle.report());
        }
        return disposition instanceof Renew renew
                ? new Stop(new Again(renew.report(), Optional.empty()))
                : new Stop(disposition);
    }

    private Outcome again(Reason reason, Answered answered) {
        return new Stop(new Again(report(reason, answered), failures.asked(answered)));
    }

    private static Report report(Reason reason, Answered answered) {
        return new Report(reason, answered.status(), answered.body());
    }
}
