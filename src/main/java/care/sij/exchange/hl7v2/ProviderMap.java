package care.sij.exchange.hl7v2;

import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** PRD to Practitioner, once for each role (PRD-1, table 0286) that is asked for. */
final class ProviderMap {

    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private final Making making;

    ProviderMap(Making making) {
        this.making = making;
    }

    /** The provider in a role; empty when no PRD names one. */
    Optional<Reference> inRole(String role) {
        return making.message()
                .all("PRD")
                .filter(provider -> provider.fields(1).stream()
                        .anyMatch(field -> field.text(1).equals(role)))
                .findFirst()
                .map(provider -> making.made().add(practitioner(provider), provider));
    }

    private Practitioner practitioner(V2Segment prd) {
        Practitioner practitioner = new Practitioner();
        prd.fields(7).stream().flatMap(number -> number(number).stream()).forEach(practitioner::addIdentifier);
        prd.fields(2).forEach(name -> practitioner.addName(NameAndAddress.name(name, 1)));
        prd.fields(3).forEach(address -> practitioner.addAddress(NameAndAddress.address(address)));
        prd.fields(5).stream()
                .flatMap(contact -> NameAndAddress.contact(contact, ContactPointUse.WORK).stream())
                .forEach(practitioner::addTelecom);
        return practitioner;
    }

    /** PRD-7.1 is the number, PRD-7.2 its type (table 0338). */
    private Optional<Identifier> number(V2Field field) {
        return field.value(1)
                .map(number -> field.text(2).equals("NPI")
                        ? new Identifier().setSystem(NPI).setValue(number)
                        : making.numbers().own("provider", number));
    }
}
