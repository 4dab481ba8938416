package care.sij.partner;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The partners of the settings; a setting that cannot work stops the start with the names of all that are wrong. */
@Component
class ConfiguredPartners implements Partners {

    private final Map<String, Partner> byId = new LinkedHashMap<>();

    ConfiguredPartners(PartnerSettings settings) {
        settings.partners().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Registration.read(entry.getKey(), entry.getValue()))
                .forEach(partner -> byId.put(partner.id(), partner));
    }

    @Override
    public Optional<Partner> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Partner> all() {
        return byId.values().stream().sorted(Comparator.comparing(Partner::id)).toList();
    }
}
