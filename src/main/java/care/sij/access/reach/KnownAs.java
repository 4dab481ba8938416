package care.sij.access.reach;

import care.sij.fhir.FoldedText;
import care.sij.fhir.SijUris;
import care.sij.partner.Partner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;

/** By what a partner is named in a Consent, as {@link DeniedActor#named} has it. */
final class KnownAs {

    private static final String PARTNERS = SijUris.sid("partner");

    private KnownAs() {}

    /** By its client id and the name of its organization. */
    static Stream<String> of(Partner partner) {
        return Stream.concat(Stream.of(Denial.CLIENT + partner.id()), name(partner.organization()));
    }

    /** By its client ids, its name and its aliases. */
    static Set<String> of(Organization organization) {
        return Stream.of(
                        clients(organization.getIdentifier()),
                        name(organization.getName()),
                        organization.getAlias().stream().flatMap(alias -> name(alias.getValue())))
                .flatMap(named -> named)
                .collect(Collectors.toSet());
    }

    /** Folded as the names of partners are when the two are compared. */
    static Stream<String> name(String text) {
        return Optional.ofNullable(text)
                .map(FoldedText::of)
                .filter(folded -> !folded.isEmpty())
                .map(folded -> Denial.NAME + folded)
                .stream();
    }

    static Stream<String> clients(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> PARTNERS.equals(identifier.getSystem()) && identifier.hasValue())
                .map(identifier -> Denial.CLIENT + identifier.getValue());
    }
}
