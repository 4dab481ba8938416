package care.sij.audit.trail;

import care.sij.access.PlainPage;
import care.sij.access.RequestId;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditUnwritable;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Trail;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Sees to it that each request has its row before the first byte of its answer leaves. An answer that gives something
 * out and cannot be told of does not leave at all.
 */
@Component
@Order(AuditedAnswers.AFTER_THE_REQUEST_HAS_AN_ID)
class AuditedAnswers extends OncePerRequestFilter {

    /** And before anybody is asked for a token: who is turned away is told of too. */
    static final int AFTER_THE_REQUEST_HAS_AN_ID = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Logger LOG = LoggerFactory.getLogger(AuditedAnswers.class);

    private static final int FIRST_REFUSAL = 400;
    private static final int FAULT = 500;

    private static final byte[] NOT_TOLD = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception","diagnostics":"The answer \
            is held back, as the service could not write down that it is given. Send the request again; if that does not \
            help, tell its operator the X-Request-Id."}]}""".getBytes(StandardCharsets.UTF_8);

    private static final PlainPage PAGE_NOT_TOLD = new PlainPage(
            "This is held back",
            "The service could not write down that it is shown.",
            "Try again; if that does not help, tell your operator the time.");

    private final Trail trail;
    private final Clock clock;

    AuditedAnswers(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What everybody may know, what is said of the service itself, and that something changed, without what it was,
     * when it is asked for by a path that can be read in one way only: that it was given out is not told of.
     */
    private static boolean isOpen(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(request.getRequestURI()) && isOpen(path);
    }

    private static boolean isOpen(String path) {
        return path.startsWith("/actuator/")
                || path.startsWith("/.well-known/")
                || path.startsWith("/console/assets/")
                || path.equals("/console/live")
                || path.equals("/fhir/metadata")
                || path.equals("/fhir/openapi")
                || path.equals("/fhir/openapi.json")
                || path.equals("/fhir/.well-known/smart-configuration");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AuditedRequest audited = new AuditedRequest(new AskedOf(request));
        if (isOpen(request)) {
            chain.doFilter(request, response);
            if (AuditOutcome.ofHttp(response.getStatus()) == AuditOutcome.REFUSED) {
                tellOfRefusal(audited, response.getStatus());
            }
            return;
        }
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        audited.begin();
        try {
            work(audited, request, held, chain);
            answer(audited, held, request, response);
        } finally {
            AuditedRequest.end();
        }
    }

    private void work(AuditedRequest audited, HttpServletRequest request, HttpServletResponse held, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, held);
        } catch (IOException | ServletException | RuntimeException failure) {
            tellOfRefusal(audited, FAULT);
            throw failure;
        }
    }

    private void answer(
            AuditedRequest audited,
            ContentCachingResponseWrapper held,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (held.getStatus() >= FIRST_REFUSAL) {
            tellOfRefusal(audited, held.getStatus());
            held.copyBodyToResponse();
            return;
        }
        try {
            tell(audited, held.getStatus());
        } catch (AuditUnwritable failure) {
            failed(failure);
            holdBack(request, response);
            return;
        }
        held.copyBodyToResponse();
    }

    private void tell(AuditedRequest audited, int status) {
        if (!audited.toldWhole(status)) {
            trail.record(audited.answered(clock.instant(), status));
        }
    }

    /** A refusal gives nothing out, so it goes out also when the database, which may be why, cannot be written to. */
    private void tellOfRefusal(AuditedRequest audited, int status) {
        try {
            tell(audited, status);
        } catch (AuditUnwritable failure) {
            failed(failure);
        }
    }

    private static void failed(AuditUnwritable failure) {
        Metrics.counter("sij.audit.unwritten").increment();
        LOG.error("an audit row could not be written: {}", failure.reason());
    }

    private static void holdBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        if (PlainPage.isAskedFor(request)) {
            PAGE_NOT_TOLD.write(request, response, FAULT);
            return;
        }
        response.setStatus(FAULT);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(NOT_TOLD.length);
        response.getOutputStream().write(NOT_TOLD);
    }
}
