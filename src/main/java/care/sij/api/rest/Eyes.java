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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the current caller sees of what is stored: by another partner's number of a person it neither sees nor finds
 * anything. Auditors see all.
 */
@Component
class Eyes {

    private static final Set<String> PERSON =
            Set.of("patient", "subject", "individual", "beneficiary", "actor", "subscriber", "policy-holder");

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
     * registered for it, and by a number without a system only in those registered one by one.
     *
     * @throws RequestRefused when identifiers are asked for by their type, which tells no system
     */
    Parameter ask(String type, Parameter asked) {
        Partner partner = callers.current().partner();
        if (partner.role() == PartnerRole.AUDITOR || !asksForPersons(type, asked)) {
            return asked;
        }
        if (asked.modifier().filter("of-type"::equals).isPresent()) {
            throw asked.invalid("`system|value`: persons are found by numbers of your own systems");
        }
        return new Parameter(
                asked.name(),
                asked.modifier(),
                asked.values().stream().flatMap(value -> own(value, partner)).toList());
    }

    /** @throws RequestRefused when the order would tell the caller numbers that it does not see */
    void requireOrderable(String type, Parameter asked) {
        if (callers.current().partner().role() != PartnerRole.AUDITOR && asksForPersons(type, asked)) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    "Persons cannot be sorted by their numbers. Sort by another parameter.");
        }
    }

    private static Stream<String> own(String value, Partner partner) {
        return SearchTerms.systemOf(value)
                .map(system -> Stream.of(value).filter(any -> partner.mayAssert(system)))
                .orElseGet(() -> partner.namedSystems().stream().map(system -> SearchTerms.inSystem(system, value)));
    }

    private static boolean asksForPersons(String type, Parameter asked) {
        String modifier = asked.modifier().orElse("");
        boolean ofPatient = type.equals("Patient") && asked.name().equals("identifier") && !modifier.equals("missing");
        return ofPatient || (modifier.equals("identifier") && PERSON.contains(asked.name()));
    }
}
