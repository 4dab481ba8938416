package care.sij.audit;

import care.sij.access.Person;
import care.sij.record.ResourceKey;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * The Provenance of what a partner stated: who is its author, who sent it, with what, why, by which message, and by
 * which ones it had been told before.
 */
public final class StatementProvenance {

    /** R4's {@code provenance-agent-type} has no code for who sends; US Core's has. */
    private static final String TRANSMISSION =
            "http://hl7.org/fhir/us/core/CodeSystem/us-core-provenance-participant-type";

    private StatementProvenance() {}

    /** The same statement gives the same Provenance; its id is the caller's to set. */
    public static Provenance of(Statement statement) {
        Testimony testimony = statement.testimony();
        Provenance provenance = new Provenance();
        statement.versions().forEach(version -> provenance.addTarget(new Reference(version.reference())));
        provenance.setRecordedElement(ProvenanceParts.instant(statement.recorded()));
        testimony.reasons().forEach(provenance::addReason);
        provenance.setActivity(ProvenanceParts.activity(testimony.cause()));
        provenance.addAgent(author(testimony));
        provenance.addAgent(ProvenanceParts.agent(
                TRANSMISSION,
                "transmitter",
                AgentReferences.organization(testimony.cause().agent())));
        testimony
                .cause()
                .source()
                .ifPresent(message -> provenance.addEntity(archived(ProvenanceEntityRole.SOURCE, message)));
        statement.before().forEach(message -> provenance.addEntity(archived(ProvenanceEntityRole.REVISION, message)));
        statement.versions().stream()
                .filter(version -> version.deleted())
                .forEach(deletion -> provenance.addEntity(ProvenanceParts.entity(
                        ProvenanceEntityRole.REMOVAL,
                        deletion.key().reference() + "/_history/" + (deletion.version() - 1))));
        return provenance;
    }

    private static ProvenanceAgentComponent author(Testimony testimony) {
        Reference partner = AgentReferences.organization(testimony.cause().agent());
        return testimony
                .person()
                .map(StatementProvenance::practitioner)
                .or(() -> testimony.author().map(Reference::new))
                .map(who -> author(who).setOnBehalfOf(partner))
                .orElseGet(() -> author(partner));
    }

    private static ProvenanceAgentComponent author(Reference who) {
        return ProvenanceParts.agent(ProvenanceParts.PARTICIPANT, "author", who);
    }

    private static Reference practitioner(Person person) {
        Reference who = AgentReferences.of(person.signature()).setDisplay(person.name());
        person.practitioner().ifPresent(id -> who.setReference("Practitioner/" + id));
        return who;
    }

    /** A message is archived once and never changed. */
    private static ProvenanceEntityComponent archived(ProvenanceEntityRole role, ResourceKey message) {
        return ProvenanceParts.entity(role, message.reference() + "/_history/1");
    }
}
