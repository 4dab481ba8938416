package care.sij.access.door;

import care.sij.access.AccessRefused;
import care.sij.access.BrokenGlass;
import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.Refusal;
import care.sij.access.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Breaking the glass: a clinician who reads may state why it must see what is hidden otherwise. It is noted before
 * anything is read, whatever comes of the request.
 */
@Component
class GlassBreaking implements HandlerInterceptor, BrokenGlass.Breaking {

    private final Callers callers;
    private final JdbcGlassBook book;

    GlassBreaking(Callers callers, JdbcGlassBook book) {
        this.callers = callers;
        this.book = book;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String stated = request.getHeader(BrokenGlass.HEADER);
        if (stated != null && BrokenGlass.of(request).isEmpty()) {
            Person clinician = clinician(callers.current());
            note(request, clinician, reads(request) ? stated : "");
        }
        return true;
    }

    @Override
    public void now(HttpServletRequest request, String reason) {
        Person clinician = clinician(callers.current());
        note(request, clinician, reason);
    }

    private void note(HttpServletRequest request, Person clinician, String stated) {
        book.note(clinician.signature(), reason(stated), RequestId.of(request)).noteOn(request);
    }

    private static Person clinician(Caller caller) {
        return caller.person()
                .filter(person -> person.role() == PersonRole.CLINICIAN)
                .orElseThrow(() -> new AccessRefused(
                        Refusal.ROLE_MISSING,
                        "Only a clinician who is signed in may break the glass. Leave out " + BrokenGlass.HEADER
                                + "."));
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || (request.getMethod().equals("POST")
                        && request.getRequestURI().endsWith("/_search"));
    }

    private static String reason(String stated) {
        String reason = stated.strip();
        if (reason.isEmpty() || reason.length() > BrokenGlass.LONGEST_REASON) {
            throw new AccessRefused(
                    Refusal.GLASS_NOT_BROKEN,
                    BrokenGlass.HEADER + " states a reason of at most " + BrokenGlass.LONGEST_REASON
                            + " characters, and goes with reading and searching alone.");
        }
        return reason;
    }
}
