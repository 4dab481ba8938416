package care.sij.exchange.facts;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;

/** An identifier that can identify: it has both system and value. */
public record BusinessIdentifier(String system, String value) implements Comparable<BusinessIdentifier> {

    /** Most characters of a system or a value. */
    public static final int LONGEST = 255;

    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /** Systems whose values are of a group: CMS Blue Button numbers the claims of one payment so. */
    private static final Set<String> OF_GROUPS = Set.of("https://bluebutton.cms.gov/resources/identifier/claim-group");

    /** Nothing where system or value is missing, or the system's values do not identify one resource. */
    public static Optional<BusinessIdentifier> of(Identifier identifier) {
        return identifier.hasSystem() && identifier.hasValue() && !OF_GROUPS.contains(identifier.getSystem())
                ? Optional.of(new BusinessIdentifier(identifier.getSystem(), identifier.getValue()))
                : Optional.empty();
    }

    public boolean tooLong() {
        return system.length() > LONGEST || value.length() > LONGEST;
    }

    /** The placer's number (v2 table 0203, PLAC) among the identifiers. */
    public static Optional<BusinessIdentifier> placer(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> identifier.getType().hasCoding(IDENTIFIER_TYPE, "PLAC"))
                .flatMap(identifier -> of(identifier).stream())
                .findFirst();
    }

    @Override
    public int compareTo(BusinessIdentifier other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : value.compareTo(other.value);
    }

    /** An identifier names a person: it is not shown. */
    @Override
    public String toString() {
        return "identifier of " + system;
    }
}
