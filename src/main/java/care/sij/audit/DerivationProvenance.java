package care.sij.audit;

import care.sij.fhir.SijUris;
import care.sij.record.CommitCause;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** The Provenance of what the service derived: why, from which message, by which rules, on what evidence. */
public final class DerivationProvenance {

    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";

    private DerivationProvenance() {}

    /** The same derivation gives the same Provenance; id and profile are the caller's to set. */
    public static Provenance of(Derivation derivation) {
        Provenance provenance = new Provenance();
        derivation.targets().forEach(target -> provenance.addTarget(new Reference(target)));
        provenance.setRecordedElement(instant(derivation.recorded()));
        provenance.setActivity(activity(derivation.cause()));
        addAgents(provenance, derivation.cause());
        derivation
                .cause()
                .source()
                .ifPresent(message -> entity(provenance, new Reference(message.reference() + "/_history/1")));
        derivation.rules().forEach(rule -> entity(provenance, rule(rule)));
        derivation.evidence().forEach(fact -> entity(provenance, new Reference(fact)));
        return provenance;
    }

    private static InstantType instant(Instant instant) {
        InstantType recorded = new InstantType(Date.from(instant));
        recorded.setTimeZone(TimeZone.getTimeZone("UTC"));
        return recorded;
    }

    private static CodeableConcept activity(CommitCause cause) {
        return switch (cause.kind()) {
            case MESSAGE -> concept(SijUris.codeSystem("sij-message-event"), cause.activity());
            case REST -> concept(INTERACTION, cause.activity());
            case TICK -> concept(SijUris.codeSystem("sij-activity"), "tick");
            case RULE_CHANGE -> concept(SijUris.codeSystem("sij-activity"), "rule-change");
        };
    }

    /** The service derives; the partner whose message or request it was is its informant. */
    private static void addAgents(Provenance provenance, CommitCause cause) {
        Identifier service = new Identifier().setSystem(SijUris.sid("device")).setValue("sij-pathways");
        provenance
                .addAgent()
                .setType(concept(PARTICIPANT, "assembler"))
                .setWho(new Reference().setType("Device").setIdentifier(service).setDisplay("SIJ Pathways"));
        switch (cause.kind()) {
            case MESSAGE, REST ->
                provenance
                        .addAgent()
                        .setType(concept(PARTICIPANT, "informant"))
                        .setWho(new Reference()
                                .setType("Organization")
                                .setIdentifier(new Identifier()
                                        .setSystem(SijUris.sid("partner"))
                                        .setValue(cause.agent())));
            case TICK, RULE_CHANGE -> {
                // nobody but the service
            }
        }
    }

    private static void entity(Provenance provenance, Reference what) {
        provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(what);
    }

    private static Reference rule(String canonical) {
        return new Reference()
                .setType("PlanDefinition")
                .setIdentifier(new Identifier().setSystem(URI_SYSTEM).setValue(canonical));
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }
}
