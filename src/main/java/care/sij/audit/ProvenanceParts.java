package care.sij.audit;

import care.sij.fhir.SijUris;
import care.sij.record.CommitCause;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** What every Provenance of this service is made of. */
final class ProvenanceParts {

    /** R4's {@code provenance-agent-type}, to which the binding is extensible. */
    static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";

    private ProvenanceParts() {}

    static InstantType instant(Instant instant) {
        InstantType recorded = new InstantType(Date.from(instant));
        recorded.setTimeZone(TimeZone.getTimeZone("UTC"));
        return recorded;
    }

    static CodeableConcept activity(CommitCause cause) {
        return switch (cause.kind()) {
            case MESSAGE -> concept(SijUris.codeSystem("sij-message-event"), cause.activity());
            case REST -> concept(INTERACTION, cause.activity());
            case TICK -> concept(SijUris.codeSystem("sij-activity"), "tick");
            case RULE_CHANGE -> concept(SijUris.codeSystem("sij-activity"), "rule-change");
        };
    }

    static ProvenanceAgentComponent agent(String system, String code, Reference who) {
        return new ProvenanceAgentComponent().setType(concept(system, code)).setWho(who);
    }

    static ProvenanceEntityComponent entity(ProvenanceEntityRole role, String reference) {
        return new ProvenanceEntityComponent().setRole(role).setWhat(new Reference(reference));
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }
}
