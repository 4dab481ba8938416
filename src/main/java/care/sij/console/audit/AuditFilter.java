package care.sij.console.audit;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.history.Instants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which audit rows a page is asked for, as it was typed; what is empty asks for nothing.
 *
 * @param zone of both times, clinic or utc
 */
public record AuditFilter(
        String patient, String agent, String kind, String outcome, String from, String to, String zone) {

    /** So far back are rows looked for where neither a patient nor a beginning is given. */
    private static final Duration USUAL = Duration.ofDays(7);

    private static final int LONGEST_AGENT = 330;

    /** What a form has left out is empty. */
    static AuditFilter of(Map<String, String> typed) {
        return new AuditFilter(
                typed.getOrDefault("patient", "").strip(),
                typed.getOrDefault("agent", "").strip(),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("outcome", ""),
                typed.getOrDefault("from", ""),
                typed.getOrDefault("to", ""),
                typed.getOrDefault("zone", Instants.CLINIC));
    }

    /** The same of this patient alone. */
    AuditFilter about(String id) {
        return new AuditFilter(id, agent, kind, outcome, from, to, zone);
    }

    /**
     * The same, so that not all rows are gone through: where it asks neither for a patient nor from a time on, the last
     * days before its end, or before now.
     */
    AuditFilter bounded(Instants instants, Instant now) {
        if (!patient.isEmpty() || !from.isBlank()) {
            return this;
        }
        Instant end = instants.read("to", to, zone).orElse(now);
        return new AuditFilter(patient, agent, kind, outcome, instants.box(end.minus(USUAL), zone), to, zone);
    }

    /**
     * As the search takes it.
     *
     * @throws IllegalFilter naming the field that holds what it cannot
     */
    AuditQuery query(Instants instants) {
        List<Criterion> criteria = new ArrayList<>();
        if (!patient.isEmpty()) {
            criteria.add(new Criterion.Patients(List.of(require("patient", patient, Ids.isId(patient), "an id"))));
        }
        if (!agent.isEmpty()) {
            boolean isOne = agent.length() <= LONGEST_AGENT && agent.chars().noneMatch(Character::isISOControl);
            criteria.add(
                    new Criterion.Agents(List.of(require("agent", agent, isOne, "a client id, or login@partner"))));
        }
        ofKind().ifPresent(criteria::add);
        if (!outcome.isEmpty()) {
            criteria.add(new Criterion.Outcomes(List.of(asked())));
        }
        Optional<Instant> begin = instants.read("from", from, zone);
        Optional<Instant> end = instants.read("to", to, zone);
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            throw new IllegalFilter("The field from takes a time before the one in the field to.");
        }
        begin.map(Criterion.NotBefore::new).ifPresent(criteria::add);
        end.map(Criterion.Before::new).ifPresent(criteria::add);
        return new AuditQuery(criteria);
    }

    private Optional<Criterion> ofKind() {
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case "reads" -> Optional.of(RowKinds.SHOWN);
            case "disclosures" -> Optional.of(new Criterion.Kinds(List.of(AuditKind.DELIVERY)));
            default ->
                Optional.of(new Criterion.Kinds(List.of(Stream.of(AuditKind.values())
                        .filter(one -> one.code().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new IllegalFilter("The field kind takes one of those it offers.")))));
        };
    }

    private AuditOutcome asked() {
        return Stream.of(AuditOutcome.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(outcome))
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("The field outcome takes success, refused or failed."));
    }

    private static String require(String field, String typed, boolean holds, String what) {
        if (!holds) {
            throw new IllegalFilter("The field " + field + " takes " + what + ".");
        }
        return typed;
    }

    /** As it stands in an address, always spelled alike. */
    public String spelled() {
        return Stream.of(
                        Map.entry("patient", patient),
                        Map.entry("agent", agent),
                        Map.entry("kind", kind),
                        Map.entry("outcome", outcome),
                        Map.entry("from", from),
                        Map.entry("to", to),
                        Map.entry("zone", zone))
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
