package care.sij.console.worklist;

import care.sij.access.Callers;
import care.sij.access.PersonRole;
import care.sij.access.SignedIn;
import care.sij.console.frame.OpenTo;
import care.sij.console.worklist.Ear.Said;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells open pages that something was committed (HTML, server-sent events), for ten minutes at most or as long as the
 * session stands: browsers come back by themselves.
 */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN})
class LiveController {

    private static final String COME_BACK_AFTER = "30";

    private final LivePulse pulse;
    private final Callers callers;
    private final SignedIn signedIn;

    LiveController(LivePulse pulse, Callers callers, SignedIn signedIn) {
        this.pulse = pulse;
        this.callers = callers;
        this.signedIn = signedIn;
    }

    /**
     * Tells of what is committed from now on, and at once that something was since the page was made.
     *
     * @param since the mark that the page was made from
     */
    @GetMapping("/console/live")
    void listen(
            @RequestParam(name = "since", defaultValue = "") String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String person = callers.current().signature();
        AsyncContext answer = request.startAsync();
        answer.setTimeout(Ears.LONGEST.plus(Ears.BEAT).toMillis());
        OpenAnswer ear = new OpenAnswer(person, signedIn.by(request), answer);
        answer.addListener(new Leaving(ear));
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        if (!pulse.ears().join(ear, since)) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, COME_BACK_AFTER);
            ear.end();
            return;
        }
        ear.say(Said.STILL_HERE);
    }

    /** However the answer ends, nobody listens to it any more. */
    private final class Leaving implements AsyncListener {

        private final OpenAnswer ear;

        Leaving(OpenAnswer ear) {
            this.ear = ear;
        }

        private void leave() {
            ear.gone();
            pulse.ears().leave(ear);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            ear.end();
        }

        /** Completed here, or the container would answer the error with a page of its own. */
        @Override
        public void onError(AsyncEvent event) {
            ear.end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It is started once.
        }
    }
}
