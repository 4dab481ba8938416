package care.sij.audit.trail;

import care.sij.access.RequestId;
import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditUnwritable;
import care.sij.audit.Trail;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the row of what the container refuses before any filter is asked: requests that are none, paths and headers
 * that can be read in two ways. They give nothing out, so the row may follow the answer.
 */
final class ContainerRefusalRows extends ValveBase implements AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerRefusalRows.class);
    private static final int FIRST_REFUSAL = 400;
    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,2000}");

    private final Trail trail;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ContainerRefusalRows(Trail trail, Supplier<UUID> ids, Clock clock) {
        super(true);
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (response.getStatus() < FIRST_REFUSAL || request.getAttribute(RequestId.HEADER) != null) {
            return;
        }
        try {
            trail.record(row(request, response.getStatus()));
        } catch (AuditUnwritable failure) {
            Metrics.counter("sij.audit.unwritten").increment();
            LOG.error("an audit row could not be written: {}", failure.reason());
        }
    }

    private AuditEntry row(Request request, int status) {
        return new AuditEntry(
                clock.instant(),
                AuditKind.OTHER,
                "",
                AuditAction.E,
                AuditOutcome.ofHttp(status),
                status,
                "",
                "",
                plain(request.getRemoteAddr()),
                ids.get().toString(),
                List.of(),
                List.of(),
                (plain(request.getMethod()) + " " + plain(request.getRequestURI())).strip(),
                OptionalLong.empty());
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
