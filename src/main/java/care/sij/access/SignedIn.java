package care.sij.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Who came in by a session may leave while an answer to it goes on. */
public interface SignedIn {

    /** Tells whether the session of this request still stands, whenever it is asked. */
    BooleanSupplier by(HttpServletRequest request);
}
