package care.sij.audit;

import care.sij.partner.ServiceAddress;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Renders audit rows as AuditEvent, by the patterns of IHE BALP 1.1.4 where it has one. */
@Component
public class AuditEvents {

    private static final Coding SOURCE = new Coding(AuditCodes.DICOM, "110153", "Source Role ID");
    private static final Coding DESTINATION = new Coding(AuditCodes.DICOM, "110152", "Destination Role ID");
    private static final Coding OAUTH_USER = new Coding()
            .setSystem("https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes")
            .setCode("UserOauthAgent");
    private static final String SOURCE_TYPE = "http://terminology.hl7.org/CodeSystem/security-source-type";

    private final ServiceAddress address;

    public AuditEvents(ServiceAddress address) {
        this.address = address;
    }

    /** The same row gives the same resource. */
    public AuditEvent of(AuditRow row) {
        AuditEntry entry = row.entry();
        AuditEvent event = new AuditEvent();
        event.setId(Long.toString(row.number()));
        event.getMeta().setVersionId("1").setLastUpdated(Date.from(entry.instant()));
        BalpProfile.of(row).forEach(event.getMeta()::addProfile);
        event.setType(AuditCodes.type(entry.kind()));
        AuditCodes.subtypes(entry.kind(), entry.detail()).forEach(event::addSubtype);
        event.setAction(AuditEventAction.fromCode(entry.action().name()));
        event.setRecordedElement(recorded(entry));
        event.setOutcome(
                AuditEventOutcome.fromCode(Integer.toString(entry.outcome().code())));
        if (entry.http() > 0) {
            event.setOutcomeDesc("HTTP " + entry.http());
        }
        addAgents(event, entry);
        event.getSource()
                .setSite(address.baseUrl().getHost())
                .setObserver(AgentReferences.service())
                .addType(new Coding(SOURCE_TYPE, "4", "Application Server"));
        AuditEntities.addTo(event, row);
        return event;
    }

    private static InstantType recorded(AuditEntry entry) {
        InstantType recorded = new InstantType(Date.from(entry.instant()));
        recorded.setTimeZone(TimeZone.getTimeZone("UTC"));
        return recorded;
    }

    /** In BALP the data's source is the client, but for reads, whose data comes from the server. */
    private void addAgents(AuditEvent event, AuditEntry entry) {
        boolean clientReceives = switch (entry.kind()) {
            case READ, VREAD, PAGE, DELIVERY -> true;
            default -> false;
        };
        if (entry.kind() == AuditKind.SERVICE) {
            event.addAgent(server(SOURCE).setRequestor(true));
            return;
        }
        event.addAgent(client(entry, clientReceives ? DESTINATION : SOURCE));
        event.addAgent(server(clientReceives ? SOURCE : DESTINATION));
        if (!entry.token().isEmpty()) {
            event.addAgent()
                    .setType(new CodeableConcept(OAUTH_USER))
                    .setRequestor(true)
                    .addPolicy("urn:ietf:params:oauth:jti:" + entry.token());
        }
    }

    private static AuditEventAgentComponent client(AuditEntry entry, Coding role) {
        AuditEventAgentComponent client = new AuditEventAgentComponent()
                .setType(new CodeableConcept(role))
                .setWho(who(entry.agent()))
                .setRequestor(entry.token().isEmpty() && entry.kind() != AuditKind.DELIVERY);
        boolean url = entry.kind() == AuditKind.DELIVERY;
        client.getNetwork()
                .setAddress(entry.address().isEmpty() ? "not known" : entry.address())
                .setType(url ? AuditEventAgentNetworkType._5 : AuditEventAgentNetworkType._2);
        return client;
    }

    /** A partner by its client id, a person by its login and the partner it works for. */
    private static Reference who(String agent) {
        if (agent.isEmpty()) {
            return new Reference().setDisplay("not known");
        }
        return AgentReferences.of(agent);
    }

    private AuditEventAgentComponent server(Coding role) {
        AuditEventAgentComponent server = new AuditEventAgentComponent()
                .setType(new CodeableConcept(role))
                .setWho(AgentReferences.service())
                .setRequestor(false);
        server.getNetwork().setAddress(address.fhir()).setType(AuditEventAgentNetworkType._5);
        return server;
    }
}
