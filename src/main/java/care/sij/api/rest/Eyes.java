package care.sij.api.rest;

import care.sij.access.Callers;
import care.sij.audit.AuditedRequest;
import care.sij.exchange.OwnNumbers;
import care.sij.exchange.Written;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.fhir.SearchTerms;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.record.Page;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the current caller sees of what is stored: by another partner's number of a person it neither sees nor finds
 * anything. Auditors see all. What is seen is noted for the request's audit row.
 */
@Component
public class Eyes {

    /** Modifiers that ask for identifiers by their type, which tells no system. */
    private static final Set<String> BY_TYPE = Set.of("of-type", "text");

    private final Callers callers;
    private final OwnNumbers numbers;

    Eyes(Callers callers, OwnNumbers numbers) {
        this.callers = callers;
        this.numbers = numbers;
    }

    /** The version as the caller sees it, its bytes untouched when nothing is hidden. */
    public StoredVersion see(StoredVersion version) {
        AuditedRequest.current().ifPresent(request -> request.shows(version));
        return within(version);
    }

    private StoredVersion within(StoredVersion version) {
        Partner partner = callers.current().partner();
        return partner.role() == PartnerRole.AUDITOR || version.key().type().equals("Bundle")
                ? version
                : version.head()
                        .whole(version.commit(), version.instant(), PersonNumbers.without(version.body(), numbers()));
    }

    Page see(Page page) {
        return new Page(page.versions().stream().map(this::see).toList(), page.next());
    }

    Written see(Written written) {
        AuditedRequest.current().ifPresent(request -> written.version().ifPresent(request::states));
        return new Written(written.effect(), written.version().map(this::within), written.outcome());
    }

    /** Whose numbers of persons the caller is shown, and finds by. */
    Shown numbers() {
        Partner partner = callers.current().partner();
        return partner.role() == PartnerRole.AUDITOR ? Shown.ALL : numbers.shownTo(partner);
    }

    /**
     * What the caller asks for when Patients are looked for by number: nothing is found by a system that is not
     * registered for it, and by a number without a system only in those registered one by one.
     *
     * @throws RequestRefused when identifiers are asked for by their type, which tells no system
     */
    AskedParameter ask(String type, AskedParameter asked) {
        Shown shown = numbers();
        if (shown.named().isEmpty() || !isNumberOfPatients(type, asked) || asks(asked, Set.of("missing"))) {
            return asked;
        }
        if (asks(asked, BY_TYPE)) {
            throw asked.invalid("`system|value`: persons are found by numbers of your own systems");
        }
        List<String> named = shown.named().get();
        return new AskedParameter(
                asked.name(),
                asked.modifier(),
                asked.values().stream()
                        .flatMap(value -> within(shown.ofPersons(), value, named))
                        .toList());
    }

    /** @throws RequestRefused when the order would tell the caller numbers that it does not see */
    void requireOrderable(String type, AskedParameter asked) {
        if (callers.current().partner().role() != PartnerRole.AUDITOR && isNumberOfPatients(type, asked)) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    "Persons cannot be sorted by their numbers. Sort by another parameter.");
        }
    }

    private static Stream<String> within(Predicate<String> found, String value, List<String> named) {
        return SearchTerms.systemOf(value)
                .map(system -> Stream.of(value).filter(any -> found.test(system)))
                .orElseGet(() -> named.stream().map(system -> SearchTerms.inSystem(system, value)));
    }

    private static boolean asks(AskedParameter asked, Set<String> modifiers) {
        return asked.modifier().filter(modifiers::contains).isPresent();
    }

    private static boolean isNumberOfPatients(String type, AskedParameter asked) {
        return type.equals("Patient") && asked.name().equals("identifier");
    }
}
