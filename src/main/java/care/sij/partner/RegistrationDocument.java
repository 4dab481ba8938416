package care.sij.partner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A registration written as a YAML document: the keys of {@code sij.partners.<id>}, and {@code id} if it says whose it
 * is.
 *
 * @param problems what was not understood
 */
record RegistrationDocument(Optional<String> id, PartnerSettings.Entry entry, List<String> problems) {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("partner");
    private static final ConfigurationPropertyName ID = ROOT.append("id");

    RegistrationDocument {
        problems = List.copyOf(problems);
    }

    /** The documents of a stream. */
    static List<RegistrationDocument> readAll(String yaml) {
        return readAll(yaml, RegistrationRules.PROPOSED);
    }

    private static List<RegistrationDocument> readAll(String yaml, RegistrationRules rules) {
        return YamlDocument.read(yaml, ROOT, rules).stream()
                .map(RegistrationDocument::read)
                .toList();
    }

    /** The one document of a text that somebody proposes. */
    static RegistrationDocument read(String yaml) {
        return read(yaml, RegistrationRules.PROPOSED);
    }

    /** The one document of a version. */
    static RegistrationDocument of(RegisteredVersion version) {
        return read(version.yaml(), RegistrationRules.REGISTERED);
    }

    private static RegistrationDocument read(String yaml, RegistrationRules rules) {
        List<RegistrationDocument> documents = readAll(yaml, rules);
        if (documents.size() != 1) {
            return new RegistrationDocument(
                    Optional.empty(),
                    nothing(),
                    List.of("exactly one document is a registration; " + documents.size() + " are there"));
        }
        return documents.get(0);
    }

    /** A registration of which nothing is said. */
    static PartnerSettings.Entry nothing() {
        return bind(Map.of(), new StrictBinding(Map.of()));
    }

    private static RegistrationDocument read(YamlDocument document) {
        Map<ConfigurationPropertyName, YamlDocument.Leaf> settings = new LinkedHashMap<>(document.leaves());
        Optional<String> id = Optional.ofNullable(settings.remove(ID)).map(YamlDocument.Leaf::text);
        StrictBinding strict = new StrictBinding(settings);
        PartnerSettings.Entry entry = bind(settings, strict);
        List<String> problems = new ArrayList<>(document.problems());
        problems.addAll(strict.problems());
        return new RegistrationDocument(id, entry, problems);
    }

    private static PartnerSettings.Entry bind(
            Map<ConfigurationPropertyName, YamlDocument.Leaf> settings, StrictBinding strict) {
        return new Binder(new YamlSettings(settings))
                .bindOrCreate(ROOT, Bindable.of(PartnerSettings.Entry.class), strict);
    }
}
