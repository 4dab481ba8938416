package care.sij.exchange.hl7v2;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;

/** Names (XPN, XCN), addresses (XAD) and numbers to call (XTN). */
final class NameAndAddress {

    private static final int UNFORMATTED = 12;

    private NameAndAddress() {}

    /** A name; its family name stands in this component, the others follow. */
    static HumanName name(V2Field field, int family) {
        HumanName name = new HumanName();
        field.value(family).ifPresent(name::setFamily);
        Stream.of(family + 1, family + 2)
                .flatMap(component -> field.value(component).stream())
                .forEach(name::addGiven);
        field.value(family + 3).ifPresent(name::addSuffix);
        field.value(family + 4).ifPresent(name::addPrefix);
        return name;
    }

    /** Name type, table 0200. */
    static Optional<NameUse> use(String type) {
        return switch (type) {
            case "L", "D" -> Optional.of(NameUse.OFFICIAL);
            case "N" -> Optional.of(NameUse.NICKNAME);
            case "M" -> Optional.of(NameUse.MAIDEN);
            default -> Optional.empty();
        };
    }

    static Address address(V2Field field) {
        Address address = new Address();
        IntStream.of(1, 2).mapToObj(field::text).filter(line -> !line.isEmpty()).forEach(address::addLine);
        field.value(3).ifPresent(address::setCity);
        field.value(4).ifPresent(address::setState);
        field.value(5).ifPresent(address::setPostalCode);
        field.value(6).ifPresent(address::setCountry);
        switch (field.text(7)) {
            case "H" -> address.setUse(AddressUse.HOME);
            case "B", "O" -> address.setUse(AddressUse.WORK);
            case "C" -> address.setUse(AddressUse.TEMP);
            default -> {}
        }
        return address;
    }

    /** A number, or an e-mail address; empty when neither is told. */
    static Optional<ContactPoint> contact(V2Field field, ContactPointUse use) {
        if (field.value(4).isPresent()) {
            return Optional.of(new ContactPoint()
                    .setSystem(ContactPointSystem.EMAIL)
                    .setValue(field.text(4))
                    .setUse(use));
        }
        boolean mobile = field.text(3).equals("CP");
        boolean fax = field.text(3).equals("FX");
        return number(field)
                .map(number -> new ContactPoint()
                        .setSystem(fax ? ContactPointSystem.FAX : ContactPointSystem.PHONE)
                        .setValue(number)
                        .setUse(mobile ? ContactPointUse.MOBILE : use));
    }

    private static Optional<String> number(V2Field field) {
        String parts = String.join(
                "-",
                IntStream.of(5, 6, 7)
                        .mapToObj(field::text)
                        .filter(part -> !part.isEmpty())
                        .toList());
        return field.value(1)
                .or(() -> field.value(UNFORMATTED))
                .or(() -> Optional.of(parts).filter(number -> !number.isEmpty()));
    }
}
