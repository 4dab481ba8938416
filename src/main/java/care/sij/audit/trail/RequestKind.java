package care.sij.audit.trail;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an HTTP request asks for, by its method and path alone: so much is known of one that is refused at the door too.
 *
 * @param detail name of an operation, or part of the console
 */
record RequestKind(AuditKind kind, String detail, AuditAction action) {

    private static final Pattern OPERATION = Pattern.compile("\\$[a-z][a-z-]{0,60}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");

    /** The codes of {@code sij-console-page}. */
    private static final Set<String> PAGES =
            Set.of("worklist", "live", "patients", "audit", "partners", "messages", "codes", "alerts", "simulator");

    private static final String CONSOLE = "/console";
    private static final String HISTORY = "_history";
    private static final String SEARCH = "_search";
    private static final int INSTANCE = 2;
    private static final int INSTANCE_HISTORY = 3;
    private static final int VERSION = 4;

    private static final RequestKind OTHER = new RequestKind(AuditKind.OTHER, "", AuditAction.E);

    /** @param path undecoded, without the query */
    static RequestKind of(String method, String path) {
        if (path.startsWith("/oauth2/")) {
            return ofTokens(path);
        }
        if (path.equals(CONSOLE) || path.startsWith(CONSOLE + "/")) {
            return ofConsole(method, path.substring(CONSOLE.length()));
        }
        if (path.startsWith("/admin/")) {
            return plain(AuditKind.CONFIGURATION, action(method));
        }
        if (path.equals("/fhir") || path.equals("/fhir/")) {
            return method.equals("POST") ? plain(AuditKind.BATCH, AuditAction.E) : ofSystem(method);
        }
        return path.startsWith("/fhir/") ? ofFhir(method, path.substring("/fhir/".length())) : OTHER;
    }

    private static RequestKind ofConsole(String method, String path) {
        if (path.equals("/sign-in") || path.startsWith("/sign-in/")) {
            return plain(AuditKind.SIGN_IN, AuditAction.E);
        }
        if (path.equals("/sign-out")) {
            return plain(AuditKind.SIGN_OUT, AuditAction.E);
        }
        String page = path.isEmpty() ? "" : path.substring(1).replaceFirst("/.*", "");
        return new RequestKind(
                AuditKind.PAGE, PAGES.contains(page) ? page : "", reads(method) ? AuditAction.R : AuditAction.E);
    }

    private static RequestKind ofSystem(String method) {
        return reads(method) ? plain(AuditKind.SEARCH, AuditAction.E) : OTHER;
    }

    private static RequestKind ofTokens(String path) {
        return switch (path) {
            case "/oauth2/token" -> plain(AuditKind.TOKEN, AuditAction.E);
            case "/oauth2/introspect" -> plain(AuditKind.TOKEN_INTROSPECTION, AuditAction.E);
            case "/oauth2/revoke" -> plain(AuditKind.TOKEN_REVOCATION, AuditAction.E);
            case "/oauth2/authorize" -> plain(AuditKind.SIGN_IN, AuditAction.E);
            case "/oauth2/sign-out" -> plain(AuditKind.SIGN_OUT, AuditAction.E);
            default -> OTHER;
        };
    }

    private static RequestKind ofFhir(String method, String path) {
        List<String> parts = List.of(path.split("/", -1));
        String last = parts.get(parts.size() - 1);
        if (last.equals("$process-message")) {
            return plain(AuditKind.MESSAGE, AuditAction.E);
        }
        if (last.startsWith("$")) {
            String name = OPERATION.matcher(last).matches() ? last.substring(1) : "";
            return new RequestKind(AuditKind.OPERATION, name, reads(method) ? AuditAction.R : AuditAction.E);
        }
        if (path.equals(HISTORY)) {
            return plain(AuditKind.HISTORY_SYSTEM, AuditAction.E);
        }
        if (path.equals(SEARCH)) {
            return plain(AuditKind.SEARCH, AuditAction.E);
        }
        return TYPE.matcher(parts.get(0)).matches() ? ofType(method, parts) : OTHER;
    }

    private static RequestKind ofType(String method, List<String> parts) {
        return switch (parts.size()) {
            case 1 -> ofTypeItself(method);
            case INSTANCE -> belowType(method, parts.get(1));
            case INSTANCE_HISTORY ->
                parts.get(2).equals(HISTORY)
                        ? plain(AuditKind.HISTORY_INSTANCE, AuditAction.E)
                        : reads(method) ? inCompartment(parts.get(2)) : OTHER;
            case VERSION ->
                parts.get(2).equals(HISTORY)
                        ? plain(AuditKind.VREAD, AuditAction.R)
                        : parts.get(VERSION - 1).equals(SEARCH) ? inCompartment(parts.get(2)) : OTHER;
            default -> OTHER;
        };
    }

    private static RequestKind inCompartment(String type) {
        return type.equals("*") || TYPE.matcher(type).matches() ? plain(AuditKind.SEARCH, AuditAction.E) : OTHER;
    }

    private static RequestKind ofTypeItself(String method) {
        if (method.equals("POST")) {
            return plain(AuditKind.CREATE, AuditAction.C);
        }
        return reads(method) ? plain(AuditKind.SEARCH, AuditAction.E) : change(method);
    }

    private static RequestKind belowType(String method, String part) {
        if (part.equals(SEARCH)) {
            return plain(AuditKind.SEARCH, AuditAction.E);
        }
        if (part.equals(HISTORY)) {
            return plain(AuditKind.HISTORY_TYPE, AuditAction.E);
        }
        return reads(method) ? plain(AuditKind.READ, AuditAction.R) : change(method);
    }

    private static RequestKind change(String method) {
        return switch (method) {
            case "PUT" -> plain(AuditKind.UPDATE, AuditAction.U);
            case "PATCH" -> plain(AuditKind.PATCH, AuditAction.U);
            case "DELETE" -> plain(AuditKind.DELETE, AuditAction.D);
            default -> OTHER;
        };
    }

    private static AuditAction action(String method) {
        return switch (method) {
            case "GET", "HEAD" -> AuditAction.R;
            case "PUT" -> AuditAction.U;
            case "DELETE" -> AuditAction.D;
            default -> AuditAction.E;
        };
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static RequestKind plain(AuditKind kind, AuditAction action) {
        return new RequestKind(kind, "", action);
    }
}
