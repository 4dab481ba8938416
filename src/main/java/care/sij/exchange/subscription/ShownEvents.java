package care.sij.exchange.subscription;

import care.sij.access.Caller;
import care.sij.access.Denials;
import care.sij.access.Reach;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScopes;
import care.sij.access.Visibilities;
import care.sij.exchange.OwnNumbers;
import care.sij.fhir.PersonNumbers;
import care.sij.partner.Partner;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import java.util.List;
import java.util.Optional;
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

    /** Whether the subscriber may know of what happens to this patient. */
    boolean reaches(Partner partner, String patient) {
        return reach.covers(partner.id(), List.of(patient)) && !denials.deny(partner, patient);
    }

    /** What it happened to, as it was then and as the subscriber may see it, by the scopes of both times. */
    Optional<StoredVersion> of(Event event, Row row, Partner partner) {
        SmartScopes scopes =
                SmartScopes.parse(row.scopes()).within(SmartScopes.parse(String.join(" ", partner.scopes())));
        return reaches(partner, event.patient()) ? of(event, new Caller(partner, scopes)) : Optional.empty();
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
