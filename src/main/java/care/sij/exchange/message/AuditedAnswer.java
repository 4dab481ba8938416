package care.sij.exchange.message;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditedRequest;

/** What the audit row of a message tells of its answer. */
final class AuditedAnswer {

    private AuditedAnswer() {}

    /** Whether the request is a message, rather than something that messages follow from. */
    static boolean isMessage(AuditedRequest request) {
        return request.asked().kind() == AuditKind.MESSAGE;
    }

    /** Notes how the message is answered. */
    static void note(AuditedRequest request, Answer answer) {
        switch (answer.code()) {
            case OK -> {
                // a row tells of success unless it is told otherwise
            }
            case FATAL -> request.refusesContent();
            case TRANSIENT -> request.fails();
        }
    }
}
