package care.sij.audit;

import care.sij.fhir.SijUris;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** How those who act are referred to, by the signature under which they do: a client id, or a login and its partner. */
final class AgentReferences {

    private AgentReferences() {}

    /** The partner, or the person. */
    static Reference of(String signature) {
        return isPerson(signature) ? named("Practitioner", "person", signature) : organization(signature);
    }

    /** The partner, or the one that the person works for. */
    static Reference organization(String signature) {
        return named("Organization", "partner", signature.substring(signature.lastIndexOf('@') + 1));
    }

    /** No client id looks like the signature of a person. */
    static boolean isPerson(String signature) {
        return signature.contains("@");
    }

    /** This service. */
    static Reference service() {
        return named("Device", "device", "sij-pathways").setDisplay("SIJ Pathways");
    }

    private static Reference named(String type, String system, String value) {
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(SijUris.sid(system)).setValue(value));
    }
}
