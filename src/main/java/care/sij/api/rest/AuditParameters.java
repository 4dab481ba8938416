package care.sij.api.rest;

import care.sij.api.rest.SearchRequest.Answer;
import care.sij.audit.AuditAction;
import care.sij.audit.AuditCodes;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.SearchCriteria;
import care.sij.partner.ServiceAddress;
import care.sij.record.SearchCriterion.DateRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The search parameters of AuditEvent, which is not in the record and hence not in its index. */
@Component
class AuditParameters {

    static final String TYPE = "AuditEvent";

    /** Those of R4 that are served, beside {@code _lastUpdated}. */
    static final Set<String> SERVED =
            Set.of("_id", "action", "agent", "date", "entity", "outcome", "patient", "subtype", "type");

    /**
     * A search as it was understood.
     *
     * @param used the query string without the cursor
     */
    record Asked(List<Criterion> criteria, int count, Answer answer, Optional<String> cursor, String used) {}

    private final SearchCriteria criteria;
    private final Paging paging;
    private final String ownBase;

    AuditParameters(SearchCriteria criteria, Paging paging, ServiceAddress address) {
        this.criteria = criteria;
        this.paging = paging;
        this.ownBase = address.fhir() + "/";
    }

    Asked read(Map<String, String[]> parameters) {
        Draft draft = new Draft();
        parameters.forEach((name, values) -> {
            for (String value : values) {
                draft.take(name, value);
            }
        });
        return new Asked(
                draft.criteria, Math.max(draft.count, 1), draft.answer, draft.cursor, String.join("&", draft.used));
    }

    /** The numbers of audit rows; what is none is nobody's. */
    static List<Long> numbers(List<String> ids) {
        return ids.stream()
                .filter(id -> id.matches("[1-9]\\d{0,17}"))
                .map(Long::valueOf)
                .toList();
    }

    private final class Draft {

        private final List<Criterion> criteria = new ArrayList<>();
        private final List<String> used = new ArrayList<>();
        private int count = paging.usual();
        private Answer answer = Answer.MATCHES;
        private Optional<String> cursor = Optional.empty();

        private void take(String name, String value) {
            switch (name) {
                case "_cursor" -> {
                    cursor = Optional.of(value);
                    return;
                }
                case "_format" -> {}
                case "_sort" -> requireNewestFirst(value);
                case "_count" -> count(value);
                case "_total" -> total(value);
                case "_summary" -> summary(value);
                default -> criteria.addAll(criteria(AskedParameter.of(name, value)));
            }
            used.add(encoded(name) + "=" + encoded(value));
        }

        private void count(String value) {
            count = paging.count(value);
            if (count == 0) {
                answer = Answer.TOTAL;
            }
        }

        private void total(String value) {
            if (!Set.of("none", "estimate", "accurate").contains(value)) {
                throw AskedParameter.of("_total", value).invalid("`none`, `estimate` or `accurate`");
            }
            if (value.equals("accurate") && answer == Answer.MATCHES) {
                answer = Answer.MATCHES_AND_TOTAL;
            }
        }

        private void summary(String value) {
            if (value.equals("count")) {
                answer = Answer.TOTAL;
            }
        }
    }

    private static void requireNewestFirst(String value) {
        if (!value.equals("-date")) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER, "AuditEvents come with the newest first, `_sort=-date`.");
        }
    }

    private List<Criterion> criteria(AskedParameter asked) {
        if (asked.modifier().isPresent() && !asked.spelled().equals("agent:identifier")) {
            throw asked.unsupportedModifier();
        }
        List<String> values = asked.values();
        return switch (asked.name()) {
            case "_id" -> List.of(new Criterion.Numbers(numbers(values)));
            case "date", "_lastUpdated" -> dates(asked);
            case "patient" -> List.of(new Criterion.Patients(each(values, value -> id(relative(value), "Patient"))));
            case "agent" -> List.of(new Criterion.Agents(each(values, AuditParameters::client)));
            case "action" -> List.of(new Criterion.Actions(actions(values)));
            case "outcome" -> List.of(new Criterion.Outcomes(outcomes(values)));
            case "type" -> List.of(new Criterion.Kinds(kinds(values, AuditCodes::kindsOfType)));
            case "subtype" ->
                List.of(new Criterion.KindsOrDetails(
                        kinds(values, AuditCodes::kindsOfSubtype), each(values, AuditParameters::code)));
            case "entity" -> List.of(new Criterion.Entities(entities(values)));
            default ->
                throw new RequestRefused(
                        Refusal.UNKNOWN_PARAMETER,
                        "AuditEvent is searched by " + SERVED.stream().sorted().toList() + " and `_lastUpdated`.");
        };
    }

    private List<Criterion> dates(AskedParameter asked) {
        List<DateRange> ranges = criteria.dates(asked);
        if (ranges.size() > 1) {
            throw asked.invalid("one date; give `date` twice for a period");
        }
        DateRange range = ranges.get(0);
        return switch (range.prefix()) {
            case EQ, AP -> List.of(new Criterion.NotBefore(range.low()), new Criterion.Before(range.high()));
            case NE -> List.of(new Criterion.NotDuring(range.low(), range.high()));
            case GE -> List.of(new Criterion.NotBefore(range.low()));
            case GT, SA -> List.of(new Criterion.NotBefore(range.high()));
            case LE -> List.of(new Criterion.Before(range.high()));
            case LT, EB -> List.of(new Criterion.Before(range.low()));
        };
    }

    private String relative(String value) {
        return value.startsWith(ownBase) ? value.substring(ownBase.length()) : value;
    }

    /** Empty, which nobody's is, when it is a reference to another type. */
    private static String id(String reference, String type) {
        int slash = reference.indexOf('/');
        return slash < 0 ? reference : reference.startsWith(type + "/") ? reference.substring(slash + 1) : "";
    }

    /** A client id, bare or as an identifier; nobody is known by a resource. */
    private static String client(String value) {
        return code(value);
    }

    private static String code(String token) {
        return token.substring(token.indexOf('|') + 1);
    }

    private List<String> entities(List<String> values) {
        return values.stream()
                .map(this::relative)
                .filter(reference ->
                        reference.matches("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}(/_history/[1-9]\\d{0,17})?"))
                .toList();
    }

    private static List<AuditAction> actions(List<String> values) {
        return Arrays.stream(AuditAction.values())
                .filter(action -> each(values, AuditParameters::code).contains(action.name()))
                .toList();
    }

    private static List<AuditOutcome> outcomes(List<String> values) {
        return Arrays.stream(AuditOutcome.values())
                .filter(outcome -> each(values, AuditParameters::code).contains(Integer.toString(outcome.code())))
                .toList();
    }

    private static List<AuditKind> kinds(List<String> values, Function<String, List<AuditKind>> ofToken) {
        return values.stream().flatMap(value -> ofToken.apply(value).stream()).toList();
    }

    private static List<String> each(List<String> values, Function<String, String> as) {
        return values.stream().map(as).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
