package care.sij.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A clinician stated a reason to see, for one request, what is hidden otherwise.
 *
 * @param person signature of the clinician
 * @param reason as stated; it may speak of a patient, so it goes into no log and no alert
 * @param requestId the request it was for
 */
public record BrokenGlass(long number, Instant at, String person, String reason, String requestId) {

    /** Most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    /** Header of a request that states the reason. */
    public static final String HEADER = "X-Break-Glass";

    private static final String ATTRIBUTE = BrokenGlass.class.getName();

    /** All that were noted. */
    public interface Book {

        /** The newest first. */
        List<BrokenGlass> newest(int count);

        /** Those noted after this instant. */
        List<BrokenGlass> since(Instant instant);
    }

    /** Who lets a clinician break it without the header, as a form of the console does. */
    public interface Breaking {

        /**
         * Notes the reason, before anything is read; what is hidden is there until the request ends.
         *
         * @throws AccessRefused when the caller is no clinician who is signed in, or the reason is none
         */
        void now(HttpServletRequest request, String reason);
    }

    /** What was stated for the request; empty for almost all. */
    public static Optional<BrokenGlass> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof BrokenGlass glass ? Optional.of(glass) : Optional.empty();
    }

    /** Lets everybody who handles the request know. */
    public void noteOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What an alert about it is about: who, and which time. */
    public String subject() {
        return person + "/" + number;
    }
}
