package care.sij.audit.trail;

import care.sij.access.RequestId;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what the container refuses before any filter is asked: requests that are none, paths and headers that can be
 * read in two ways.
 */
final class ContainerRefusalRows extends ValveBase implements AccessLog {

    private static final int FIRST_REFUSAL = 400;
    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,2000}");

    private final RefusalTrail trail;

    private final Supplier<UUID> ids;

    ContainerRefusalRows(RefusalTrail trail, Supplier<UUID> ids) {
        super(true);
        this.trail = trail;
        this.ids = ids;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError()) { // before it was known whose it is, so that no filter will see it
            response.setHeader(RequestId.HEADER, requestId(request));
        }
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (response.getStatus() >= FIRST_REFUSAL && request.getAttribute(RequestId.HEADER) == null) {
            trail.refused(
                    response.getStatus(),
                    plain(request.getRemoteAddr()),
                    Optional.ofNullable(response.getHeader(RequestId.HEADER)),
                    (plain(request.getMethod()) + " " + plain(request.getRequestURI())).strip());
        }
    }

    private String requestId(Request request) {
        return Optional.ofNullable(request.getHeader(RequestId.HEADER))
                .filter(RequestId::isOne)
                .orElseGet(() -> ids.get().toString());
    }

    /** What cannot be read is not kept, as nobody can say what it is. */
    private static String plain(@Nullable String sent) {
        return sent != null && PLAIN.matcher(sent).matches() ? sent : "";
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // Addresses are taken from the connection.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
