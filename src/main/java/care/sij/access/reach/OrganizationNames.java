package care.sij.access.reach;

import care.sij.fhir.FoldedText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;

/** What an Organization is called. */
final class OrganizationNames {

    private OrganizationNames() {}

    /** Its name and aliases, folded as those of partners are when the two are compared. */
    static Set<String> of(Organization organization) {
        return Stream.concat(Stream.of(organization.getNameElement()), organization.getAlias().stream())
                .flatMap(name -> folded(name).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> folded(StringType name) {
        return Optional.ofNullable(name.getValue()).map(FoldedText::of).filter(text -> !text.isEmpty());
    }
}
