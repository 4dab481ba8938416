package care.sij.exchange.subscription;

import care.sij.access.Caller;
import care.sij.access.Denials;
import care.sij.access.Reach;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScopes;
import care.sij.access.Visibilities;
import care.sij.exchange.OwnNumbers;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.SecurityLabels;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a subscriber may see of an event now, by the eyes with which it reads. */
@Component
class ShownEvents {

    private final Versions versions;
    private final Visibilities visibilities;
    private final Reach reach;
    private final Denials denials;
    private final OwnNumbers numbers;

    ShownEvents(Versions versions, Visibilities visibilities, Reach reach, Denials denials, OwnNumbers numbers) {
        this.versions = versions;
        this.visibilities = visibilities;
        this.reach = reach;
        this.denials = denials;
        this.numbers = numbers;
    }

    /**
     * Whether the subscriber will be able to read the version that the running commit appends: what
     * {@link Visibilities} says of rows, said of one that is none yet.
     */
    boolean becomes(StoredVersion version, Row row, Partner partner) {
        boolean auditor = partner.role() == PartnerRole.AUDITOR;
        boolean reached = auditor
                || version.patients().stream().anyMatch(patient -> reach.covers(partner.id(), List.of(patient)));
        boolean hidden = !auditor && !version.owner().equals(partner.id()) && hides(version, partner);
        return reached
                && !hidden
                && visibilities
                        .visibilityOf(
                                subscriber(row, partner),
                                SmartInteraction.READ,
                                version.key().type())
                        .shows(version);
    }

    private boolean hides(StoredVersion version, Partner partner) {
        Set<String> sensitive = partner.terms().sensitive();
        return SecurityLabels.confidentiality(version.body()).stream()
                        .anyMatch(label -> Terms.HIDING.contains(label) && !sensitive.contains(label))
                || version.patients().stream().anyMatch(patient -> denials.deny(partner, patient));
    }

    /** What it happened to, as it was then and as the subscriber may see it, by the scopes of both times. */
    Optional<StoredVersion> of(Event event, Row row, Partner partner) {
        return of(event, subscriber(row, partner));
    }

    private static Caller subscriber(Row row, Partner partner) {
        return new Caller(
                partner, SmartScopes.parse(row.scopes()).within(SmartScopes.parse(String.join(" ", partner.scopes()))));
    }

    /** The same for who asks. */
    Optional<StoredVersion> of(Event event, Caller caller) {
        return versions.asOf(
                        event.focus(),
                        event.instant(),
                        visibilities.visibilityOf(
                                caller, SmartInteraction.READ, event.focus().type()))
                .filter(version -> !version.isEmpty())
                .map(version -> version.head()
                        .whole(
                                version.commit(),
                                version.instant(),
                                PersonNumbers.without(version.body(), numbers.shownTo(caller.partner()))));
    }
}
