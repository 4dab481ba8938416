package care.sij.api.rest;

import care.sij.access.Callers;
import care.sij.exchange.Written;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.SearchTerms;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.record.Page;
import care.sij.record.StoredVersion;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the current caller sees of what is stored: by another partner's number of a person it neither sees nor finds
 * anything. Auditors see all.
 */
@Component
class Eyes {

    private static final Set<String> PERSON = Set.of("patient", "subject", "individual", "beneficiary");

    private final Callers callers;

    Eyes(Callers callers) {
        this.callers = callers;
    }

    /** The version as the caller sees it, its bytes untouched when nothing is hidden. */
    StoredVersion see(StoredVersion version) {
        Partner partner = callers.current().partner();
        return partner.role() == PartnerRole.AUDITOR || version.key().type().equals("Bundle")
                ? version
                : new StoredVersion(
                        version.key(),
                        version.version(),
                        version.patients(),
                        version.origin(),
                        version.owner(),
                        version.interaction(),
                        version.commit(),
                        version.instant(),
                        PersonNumbers.without(version.body(), partner::mayAssert),
                        version.contentHash());
    }

    Page see(Page page) {
        return new Page(page.versions().stream().map(this::see).toList(), page.next());
    }

    Written see(Written written) {
        return new Written(written.effect(), see(written.version()), written.outcome());
    }

    /**
     * What the caller asks for when persons are looked for by number: nothing is found by a system that is not
     * registered for it.
     *
     * @throws RequestRefused when the numbers are of no system
     */
    Parameter ask(String type, Parameter asked) {
        Partner partner = callers.current().partner();
        if (partner.role() == PartnerRole.AUDITOR || !asksForPersons(type, asked)) {
            return asked;
        }
        if (asked.modifier().filter("of-type"::equals).isPresent()
                || asked.values().stream()
                        .anyMatch(value -> SearchTerms.systemOf(value).isEmpty())) {
            throw asked.invalid("`system|value`: persons are found by numbers of your own systems");
        }
        return new Parameter(
                asked.name(),
                asked.modifier(),
                asked.values().stream()
                        .filter(value -> SearchTerms.systemOf(value)
                                .filter(partner::mayAssert)
                                .isPresent())
                        .toList());
    }

    private static boolean asksForPersons(String type, Parameter asked) {
        String modifier = asked.modifier().orElse("");
        boolean ofPatient = type.equals("Patient") && asked.name().equals("identifier") && !modifier.equals("missing");
        return ofPatient || (modifier.equals("identifier") && PERSON.contains(asked.name()));
    }
}
