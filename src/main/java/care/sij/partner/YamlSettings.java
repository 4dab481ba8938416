package care.sij.partner;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/** A document's values as Spring's binder reads settings; no placeholder in them is resolved. */
record YamlSettings(Map<ConfigurationPropertyName, YamlDocument.Leaf> leaves)
        implements IterableConfigurationPropertySource {

    @Override
    public Stream<ConfigurationPropertyName> stream() {
        return leaves.keySet().stream();
    }

    @Override
    public Iterator<ConfigurationPropertyName> iterator() {
        return leaves.keySet().iterator();
    }

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
        YamlDocument.Leaf leaf = leaves.get(name);
        return leaf == null ? null : new ConfigurationProperty(name, leaf.text(), null);
    }
}
