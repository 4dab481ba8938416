package care.sij.api.rest;

import care.sij.partner.ServiceAddress;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/** How clients are let in, as the capability statement tells it. */
@Component
class ListedSecurity {

    private final ServiceAddress address;

    ListedSecurity(ServiceAddress address) {
        this.address = address;
    }

    CapabilityStatementRestSecurityComponent security() {
        CapabilityStatementRestSecurityComponent security = new CapabilityStatementRestSecurityComponent();
        security.setDescription("SMART Backend Services; see /fhir/.well-known/smart-configuration.")
                .addService(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service",
                        "SMART-on-FHIR",
                        "SMART-on-FHIR")))
                .addExtension(tokenEndpoint());
        return security;
    }

    /**
     * Where SMART App Launch 1.0 had it; clients still ask here and at the well-known place, and take what comes first.
     */
    private Extension tokenEndpoint() {
        Extension uris = new Extension("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");
        uris.addExtension("token", new UriType(address.tokenEndpoint()));
        return uris;
    }
}
