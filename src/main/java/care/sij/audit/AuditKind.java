package care.sij.audit;

import java.util.Arrays;
import java.util.Locale;

/** What was done, or was asked for and refused. */
public enum AuditKind {
    READ,
    VREAD,
    HISTORY_INSTANCE,
    HISTORY_TYPE,
    HISTORY_SYSTEM,
    SEARCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    BATCH,
    TRANSACTION,
    /** An operation; the detail is its name. */
    OPERATION,
    /** A message received; the detail is its event, empty when it was refused before that was read. */
    MESSAGE,
    /** A message sent to a partner, the agent; the detail is its event. */
    DELIVERY,
    /** An access token asked for. */
    TOKEN,
    /** Asked whether an access token stands. */
    TOKEN_INTROSPECTION,
    /** An access token ended before its time. */
    TOKEN_REVOCATION,
    /** A person asked to be let into an app: by the form, or by a session. */
    SIGN_IN,
    /** A session ended by its person. */
    SIGN_OUT,
    /** A page of the console looked at, or something done on it; the detail is which part of the console. */
    PAGE,
    /** A registration looked at or changed. */
    CONFIGURATION,
    /** What this service did of its own accord; the detail is its activity. */
    SERVICE,
    /** A request that is none of these, as nothing is served there. */
    OTHER;

    /** As it is stored and hashed, e.g. {@code history-instance}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this {@link #code}. */
    public static AuditKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of audit row"));
    }
}
