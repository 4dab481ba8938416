package care.sij.console.audit;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.exchange.UnsettledSendings;
import care.sij.fhir.FhirR4;
import care.sij.fhir.SearchParameters;
import care.sij.record.ResourceKey;
import care.sij.record.VersionsSought;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether something was not done with a patient in a span.
 *
 * @param agent who; empty for anybody
 * @param type of resources, for the questions that the record answers
 * @param resource the only one that is asked about, {@code Type/id}; empty for any
 * @param from the first instant of the span
 * @param to the first after it
 */
record AskedAbsence(
        Question question, String patient, String agent, String type, String resource, Instant from, Instant to) {

    private static final int LONGEST_AGENT = 330;
    private static final Set<String> TYPES = new SearchParameters(FhirR4.context()).types();

    AskedAbsence {
        if (!from.isBefore(to)) {
            throw new IllegalFilter("The field from takes a date and time before that in the field to.");
        }
        if (agent.length() > LONGEST_AGENT || agent.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalFilter("The field agent takes a client id, or login@partner.");
        }
        if (!resource.isEmpty() && !isResource(resource)) {
            throw new IllegalFilter("The field resource takes a resource of FHIR R4, as Procedure/17, or nothing.");
        }
        if (!question.isOfAudit() && !TYPES.contains(type)) {
            throw new IllegalFilter("The field type takes a resource type of FHIR R4, as Procedure.");
        }
    }

    private static boolean isResource(String text) {
        return text.matches(Ids.TYPE + "/" + Ids.ID) && TYPES.contains(text.substring(0, text.indexOf('/')));
    }

    /** The first instant of the span; empty when it is asked about since ever. */
    Optional<Instant> start() {
        return Optional.of(from).filter(first -> first.isAfter(question.beginning()));
    }

    /** Every audit row about the patient in the span. */
    AuditQuery all() {
        return new AuditQuery(span());
    }

    /** Those of them that would show that it was done. */
    AuditQuery matching() {
        List<Criterion> criteria = new ArrayList<>(span());
        if (question == Question.DISCLOSED) {
            criteria.add(new Criterion.Kinds(List.of(AuditKind.DELIVERY)));
        } else {
            criteria.add(RowKinds.SHOWN);
            criteria.add(new Criterion.Outcomes(List.of(AuditOutcome.SUCCESS)));
        }
        if (!agent.isEmpty()) {
            criteria.add(new Criterion.Agents(List.of(agent)));
        }
        if (!resource.isEmpty()) {
            criteria.add(new Criterion.Entities(List.of(resource)));
        }
        return new AuditQuery(criteria);
    }

    /** The messages to partners that would show that it was done, though no row tells of them. */
    UnsettledSendings.Sought sendings() {
        return new UnsettledSendings.Sought(patient, given(agent), given(resource), from, to);
    }

    /** The versions that would show that it became known. */
    VersionsSought versions() {
        Optional<ResourceKey> only = given(resource).map(ResourceKey::of);
        return new VersionsSought(
                patient, Optional.of(only.map(ResourceKey::type).orElse(type)), only.map(ResourceKey::id), from, to);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    /** Whether a resource is what is asked about. */
    boolean isAbout(ResourceKey key) {
        return resource.isEmpty() ? key.type().equals(type) : key.reference().equals(resource);
    }

    private List<Criterion> span() {
        return List.of(
                new Criterion.Patients(List.of(patient)), new Criterion.NotBefore(from), new Criterion.Before(to));
    }

    /** What was looked for, in words. */
    String words() {
        String whom = agent.isEmpty() ? "anybody" : agent;
        String what = resource.isEmpty() ? "something" : resource;
        String which = resource.isEmpty() ? type : resource;
        return switch (question) {
            case SHOWN -> "audit rows by which " + what + " of this patient was shown to " + whom + " who asked for it";
            case DISCLOSED -> "audit rows by which " + what + " of this patient was sent to " + whom;
            case RECORDED -> "versions of " + which + " of this patient that became known";
            case HAPPENED -> which + " of this patient, as known at the end of the search, that says it happened";
        };
    }
}
