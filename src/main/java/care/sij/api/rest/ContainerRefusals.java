package care.sij.api.rest;

import care.sij.access.PlainPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container or its filters refuse before any of our code is asked, told as everything else is. */
@Controller
class ContainerRefusals implements ErrorController {

    private final FhirResponses responses;

    ContainerRefusals(FhirResponses responses) {
        this.responses = responses;
    }

    @RequestMapping("${server.error.path:/error}")
    void refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal refusal = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? of(status)
                : Refusal.NOT_SERVED;
        if (PlainPage.isAskedFor(request)) {
            page(refusal).write(request, response, refusal.httpStatus());
            return;
        }
        response.setStatus(refusal.httpStatus());
        responses.write(response, Format.JSON, Outcomes.error(refusal, text(refusal)));
    }

    private static Refusal of(int status) {
        return switch (status) {
            case 404, 405 -> Refusal.NOT_SERVED;
            case 408 -> Refusal.TOO_SLOW;
            default -> status < 500 ? Refusal.UNREADABLE : Refusal.FAULT;
        };
    }

    private static PlainPage page(Refusal refusal) {
        return switch (refusal) {
            case NOT_SERVED -> PlainPage.nothingHere();
            case FAULT -> PlainPage.fault();
            default -> PlainPage.unreadable();
        };
    }

    private static String text(Refusal refusal) {
        return switch (refusal) {
            case NOT_SERVED -> "This path is not served; see `GET /fhir/metadata`.";
            case TOO_SLOW -> "The request did not arrive whole and in time. Send it again.";
            case FAULT -> "The service failed; nothing was changed. Tell its operator when.";
            default -> "The request is not one that can be read. Mend its path, query or headers, then send it again.";
        };
    }
}
