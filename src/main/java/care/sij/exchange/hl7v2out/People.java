package care.sij.exchange.hl7v2out;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Names, addresses and numbers to call, and who is meant by a reference. */
final class People {

    private People() {}

    /**
     * Somebody as messages name them.
     *
     * @param name family name, given name, further ones, suffix, prefix
     */
    record Person(Optional<Identifier> number, List<String> name) {}

    /** XPN: family, given, further given, suffix, prefix, degree, type. */
    static List<String> name(HumanName name) {
        List<String> parts = new ArrayList<>(plain(name));
        parts.add("");
        parts.add(type(name.getUse()));
        return parts;
    }

    private static List<String> plain(HumanName name) {
        List<String> given = Told.words(name.getGiven());
        return List.of(
                Optional.ofNullable(name.getFamily())
                        .orElseGet(() -> Optional.ofNullable(name.getText()).orElse("")),
                given.stream().findFirst().orElse(""),
                given.stream().skip(1).collect(Collectors.joining(" ")),
                String.join(" ", Told.words(name.getSuffix())),
                String.join(" ", Told.words(name.getPrefix())));
    }

    /** Table 0200. */
    private static String type(NameUse use) {
        if (use == null) {
            return "";
        }
        return switch (use) {
            case NICKNAME -> "N";
            case MAIDEN -> "M";
            case ANONYMOUS -> "S";
            case TEMP, OLD, NULL -> "";
            case OFFICIAL, USUAL -> "L";
        };
    }

    /** XAD: street, other designation, city, state, postal code, country, type. */
    static List<String> address(Address address) {
        List<String> lines = Told.words(address.getLine());
        return List.of(
                lines.stream().findFirst().orElse(""),
                lines.stream().skip(1).collect(Collectors.joining(", ")),
                text(address.getCity()),
                text(address.getState()),
                text(address.getPostalCode()),
                text(address.getCountry()),
                address.getUse() == AddressUse.WORK ? "B" : address.getUse() == AddressUse.HOME ? "H" : "");
    }

    /** XTN: an unformatted number (component 12), or an e-mail address. */
    static List<String> contact(ContactPoint contact) {
        if (contact.getSystem() == ContactPointSystem.EMAIL) {
            return List.of("", "NET", "Internet", text(contact.getValue()));
        }
        boolean work = contact.getUse() == ContactPointUse.WORK;
        String equipment = contact.getUse() == ContactPointUse.MOBILE
                ? "CP"
                : contact.getSystem() == ContactPointSystem.FAX ? "FX" : "PH";
        return List.of("", work ? "WPN" : "PRN", equipment, "", "", "", "", "", "", "", "", text(contact.getValue()));
    }

    /** Who a reference means, by what came along, else by its words. */
    static Optional<Person> meant(Reference reference, Letter letter) {
        return letter.resolved(reference)
                .flatMap(found -> person(found, letter))
                .or(() -> Optional.ofNullable(reference.getDisplay())
                        .map(words -> new Person(Optional.empty(), List.of(words))));
    }

    private static Optional<Person> person(Resource found, Letter letter) {
        if (found instanceof PractitionerRole role) {
            return Stream.of(role.getPractitioner(), role.getOrganization())
                    .flatMap(reference -> meant(reference, letter).stream())
                    .findFirst();
        }
        if (found instanceof Practitioner practitioner) {
            return Optional.of(new Person(
                    practitioner.getIdentifier().stream().filter(Told::isNumber).findFirst(),
                    plain(practitioner.getNameFirstRep())));
        }
        return found instanceof Organization organization
                ? Optional.of(new Person(
                        organization.getIdentifier().stream()
                                .filter(Told::isNumber)
                                .findFirst(),
                        List.of(text(organization.getName()))))
                : Optional.empty();
    }

    private static String text(String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
