package care.sij.audit;

import care.sij.record.CommitCause;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** The Provenance of what the service derived: why, from which message, by which rules, on what evidence. */
public final class DerivationProvenance {

    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";

    private DerivationProvenance() {}

    /** The same derivation gives the same Provenance; id and profile are the caller's to set. */
    public static Provenance of(Derivation derivation) {
        Provenance provenance = new Provenance();
        derivation.targets().forEach(target -> provenance.addTarget(new Reference(target)));
        provenance.setRecordedElement(ProvenanceParts.instant(derivation.recorded()));
        provenance.setActivity(ProvenanceParts.activity(derivation.cause()));
        addAgents(provenance, derivation.cause());
        derivation
                .cause()
                .source()
                .ifPresent(message -> source(provenance, new Reference(message.reference() + "/_history/1")));
        derivation.rules().forEach(rule -> source(provenance, rule(rule)));
        derivation.evidence().forEach(fact -> source(provenance, new Reference(fact)));
        return provenance;
    }

    /** The service derives; whose message or request it was is its informant. */
    private static void addAgents(Provenance provenance, CommitCause cause) {
        provenance.addAgent(ProvenanceParts.agent(ProvenanceParts.PARTICIPANT, "assembler", AgentReferences.service()));
        switch (cause.kind()) {
            case MESSAGE, REST -> provenance.addAgent(informant(cause.agent()));
            case TICK, RULE_CHANGE -> {
                // nobody but the service
            }
        }
    }

    private static ProvenanceAgentComponent informant(String signature) {
        ProvenanceAgentComponent informant =
                ProvenanceParts.agent(ProvenanceParts.PARTICIPANT, "informant", AgentReferences.of(signature));
        return AgentReferences.isPerson(signature)
                ? informant.setOnBehalfOf(AgentReferences.organization(signature))
                : informant;
    }

    private static void source(Provenance provenance, Reference what) {
        provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(what);
    }

    private static Reference rule(String canonical) {
        return new Reference()
                .setType("PlanDefinition")
                .setIdentifier(new Identifier().setSystem(URI_SYSTEM).setValue(canonical));
    }
}
