package care.sij.exchange.direct;

import care.sij.exchange.facts.Demographics;
import care.sij.exchange.facts.FactStore;
import care.sij.exchange.facts.Identities;
import care.sij.exchange.facts.ReferralParties;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.exchange.facts.Statements;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.springframework.stereotype.Component;

/** Who may state what is on record already. */
@Component
class Sides {

    private final Referrals referrals;
    private final Identities identities;
    private final Demographics demographics;
    private final Statements statements;
    private final FactStore store;
    private final FhirJson json;

    Sides(
            Referrals referrals,
            Identities identities,
            Demographics demographics,
            Statements statements,
            FactStore store,
            FhirJson json) {
        this.referrals = referrals;
        this.identities = identities;
        this.demographics = demographics;
        this.statements = statements;
        this.store = store;
        this.json = json;
    }

    /** The referral whose ServiceRequest or Task this is. */
    Optional<Referral> referral(ResourceKey key) {
        if (!key.type().equals("Task") && !key.type().equals("ServiceRequest")) {
            return Optional.empty();
        }
        return identities.of(key.type(), key.id()).stream()
                .flatMap(identifier -> referrals.find(identifier).stream())
                .filter(referral -> key.id().equals(key.type().equals("Task") ? referral.task() : referral.request()))
                .findFirst();
    }

    /**
     * Its owner may, also anew what was deleted or erased; anyone what is shared; both sides of a referral its Task;
     * and of a Patient whoever sees it the identifiers, but only the authority the rest. What was purged is as good as
     * unknown.
     */
    boolean mayState(OpenCommit open, Partner partner, Placed placed, StoredVersion current) {
        if (placed.isShared()) {
            return true;
        }
        if (placed.resource() instanceof Patient patient) {
            return demographics.authority(open, placed.key()).equals(partner.id())
                    || (current.isEmpty() ? statements.isForgotten(current) : onlyIdentifiersDiffer(patient, current));
        }
        boolean party = placed.key().type().equals("Task")
                && referral(placed.key())
                        .flatMap(referral -> ReferralParties.side(referral, partner))
                        .isPresent();
        return party || current.owner().equals(partner.id()) || statements.isForgotten(current);
    }

    private boolean onlyIdentifiersDiffer(Patient stated, StoredVersion current) {
        Patient stored = json.read(current.body(), Patient.class);
        Patient same = stated.copy();
        same.setIdentifier(stored.getIdentifier());
        same.setLink(stored.getLink());
        if (stored.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY)) {
            same.setActiveElement(stored.getActiveElement());
        }
        same.setMeta(stored.getMeta());
        same.setText(stored.getText());
        return store.encode(same, current.key()).contentHash().equals(current.contentHash());
    }
}
