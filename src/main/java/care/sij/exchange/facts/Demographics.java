package care.sij.exchange.facts;

import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import org.springframework.stereotype.Component;

/** Whose word on a person's demographics holds (DESIGN 4, Identity). */
@Component
public class Demographics {

    private final Referrals referrals;

    Demographics(Referrals referrals) {
        this.referrals = referrals;
    }

    /**
     * The partner that placed the person's first referral; before there is one, the partner that stated the person, or
     * stated it anew after it was erased.
     */
    public String authority(OpenCommit open, ResourceKey person) {
        return referrals
                .firstInitiator(person.id())
                .or(() -> open.current(person).map(StoredVersion::owner))
                .orElseThrow();
    }
}
