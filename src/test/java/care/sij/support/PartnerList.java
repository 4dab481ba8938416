package care.sij.support;

import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.List;
import java.util.Optional;

/** These partners, whoever else there may be; a list that changes is seen as it is when asked. */
public record PartnerList(List<Partner> all, List<Partner> withdrawn) implements Partners {

    public static PartnerList of(Partner... partners) {
        return new PartnerList(List.of(partners), List.of());
    }

    @Override
    public Optional<Partner> byId(String id) {
        return all.stream().filter(partner -> partner.id().equals(id)).findFirst();
    }
}
