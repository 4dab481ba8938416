package care.sij.audit.trail;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The criteria of a query as a condition on {@code audit_event a}, and its parameters in order. */
final class CriteriaSql {

    private static final String HISTORY = "/_history/";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private CriteriaSql() {}

    static CriteriaSql of(AuditQuery query) {
        CriteriaSql sql = new CriteriaSql();
        query.criteria().forEach(sql::add);
        return sql;
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<Object> parameters() {
        return parameters;
    }

    private void add(Criterion criterion) {
        if (criterion instanceof Criterion.Numbers numbers) {
            all("a.number = any(?)", numbers.numbers().toArray(Long[]::new));
        } else if (criterion instanceof Criterion.NotBefore from) {
            all("a.instant >= ?", at(from.from()));
        } else if (criterion instanceof Criterion.Before to) {
            all("a.instant < ?", at(to.to()));
        } else if (criterion instanceof Criterion.NotDuring span) {
            all("(a.instant < ? or a.instant >= ?)", at(span.from()));
            parameters.add(at(span.to()));
        } else if (criterion instanceof Criterion.Patients patients) {
            all("a.patients && ?::text[]", texts(patients.ids()));
        } else if (criterion instanceof Criterion.Agents agents) {
            all("a.agent = any(?)", texts(agents.clients()));
        } else {
            addWhatItWas(criterion);
        }
    }

    private void addWhatItWas(Criterion criterion) {
        if (criterion instanceof Criterion.Actions actions) {
            all(
                    "a.action = any(?)",
                    texts(actions.actions().stream().map(Enum::name).toList()));
        } else if (criterion instanceof Criterion.Outcomes outcomes) {
            all(
                    "a.outcome = any(?)",
                    outcomes.outcomes().stream().map(AuditOutcome::code).toArray(Integer[]::new));
        } else if (criterion instanceof Criterion.Kinds kinds) {
            all("a.kind = any(?)", codes(kinds.kinds()));
        } else if (criterion instanceof Criterion.KindsOrDetails either) {
            all("(a.kind = any(?) or a.detail = any(?))", codes(either.kinds()));
            parameters.add(texts(either.details()));
        } else if (criterion instanceof Criterion.KindsOrShowing showing) {
            all("(a.kind = any(?) or a.kind = any(?) and cardinality(a.resources) > 0)", codes(showing.kinds()));
            parameters.add(codes(showing.others()));
        } else if (criterion instanceof Criterion.Entities entities) {
            add(entities);
        }
    }

    /** A resource without its version is found by any of its versions. */
    private void add(Criterion.Entities entities) {
        List<String> any = new ArrayList<>();
        for (String reference : entities.references()) {
            int history = reference.indexOf(HISTORY);
            String resource = history < 0 ? reference : reference.substring(0, history);
            String version = history < 0 ? "" : reference.substring(history + HISTORY.length());
            int slash = resource.indexOf('/');
            any.add("""
                    exists (select 1 from unnest(a.resources) r where r = ? or (? and starts_with(r, ?)))
                    or a.commit in (select w.commit from resource_version w
                        where w.type = ? and w.id = ? and (? or w.version::text = ?))""");
            boolean anyVersion = version.isEmpty();
            parameters.addAll(List.of(
                    reference,
                    anyVersion,
                    resource + HISTORY,
                    resource.substring(0, slash),
                    resource.substring(slash + 1),
                    anyVersion,
                    version));
        }
        conditions.add(any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")");
    }

    private void all(String condition, Object value) {
        conditions.add(condition);
        parameters.add(value);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] codes(List<AuditKind> kinds) {
        return texts(kinds.stream().map(AuditKind::code).toList());
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
