package care.sij.exchange.message;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

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

    /** Notes that the answer holds what the message asked for. */
    static void shows(AuditedRequest request, Resource resource) {
        String reference = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        String version = resource.getMeta().getVersionId();
        request.shows(
                List.of(version == null ? reference : reference + "/_history/" + version),
                Stream.of(resource)
                        .filter(one -> one.fhirType().equals("Patient"))
                        .map(one -> one.getIdElement().getIdPart())
                        .toList());
    }
}
