package care.sij.exchange.hl7v2;

import care.sij.partner.Hl7v2;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;

/** Numbers (EI, CX) as identifiers: who assigned one says in which system it lies. */
final class V2Numbers {

    static final String IDENTIFIER_TYPE = V2Codes.TERMINOLOGY + "v2-0203";

    private final Hl7v2.Naming naming;

    V2Numbers(Hl7v2.Naming naming) {
        this.naming = naming;
    }

    /** The number in an EI field; one without an authority lies in the folder. Empty when there is none. */
    Optional<Identifier> entity(V2Field field, String folder) {
        return field.value(1)
                .map(number -> new Identifier()
                        .setSystem(system(field.text(2), field.text(3), field.text(4), folder)
                                .orElseThrow(() -> unknownAuthority(field)))
                        .setValue(number));
    }

    /**
     * The number in a CX field; one without an authority lies in the folder. Empty when there is none, or its authority
     * is not known here.
     */
    Optional<Identifier> assigned(V2Field field, String folder) {
        Optional<String> system = system(field.text(4, 1), field.text(4, 2), field.text(4, 3), folder);
        return field.value(1)
                .flatMap(number -> system.map(found -> {
                    Identifier identifier = new Identifier().setSystem(found).setValue(number);
                    field.value(5)
                            .filter(type -> type.matches("MR|PI|PT|MRT|AN|VN|PN|U|UPIN|EI|MC|MA|JHN|NI|HC|MB"))
                            .ifPresent(type -> identifier.getType().addCoding(V2Codes.ofTable("0203", type)));
                    return identifier;
                }));
    }

    /** A number that the message does not give but that follows from what it tells. */
    Identifier own(String folder, String number) {
        return new Identifier().setSystem(naming.below() + "/" + folder).setValue(number);
    }

    private Optional<String> system(String namespace, String universal, String type, String folder) {
        if (namespace.isEmpty() && universal.isEmpty()) {
            return Optional.of(naming.below() + "/" + folder);
        }
        return naming.system(namespace)
                .or(() -> naming.system(universal))
                .or(() -> universal.isEmpty() ? Optional.empty() : universal(universal, type));
    }

    private static Optional<String> universal(String id, String type) {
        return switch (type) {
            case "ISO" -> Optional.of("urn:oid:" + id);
            case "UUID", "GUID" -> Optional.of("urn:uuid:" + id);
            case "URI" -> Optional.of(id);
            default -> Optional.empty();
        };
    }

    private static V2Refused unknownAuthority(V2Field field) {
        return V2Refused.content(V2Error.at(
                V2Error.Code.TABLE_VALUE_NOT_FOUND,
                field.place(),
                "The assigning authority is not registered for this sender. Have it registered, or send the number"
                        + " with the one that is."));
    }
}
