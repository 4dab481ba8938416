package care.sij.partner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Goes on when a value cannot be understood, and knows in the end of every key that nobody asked for. */
final class StrictBinding extends AbstractBindHandler {

    private final Map<ConfigurationPropertyName, YamlDocument.Leaf> leaves;
    private final Set<ConfigurationPropertyName> asked = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    StrictBinding(Map<ConfigurationPropertyName, YamlDocument.Leaf> leaves) {
        this.leaves = leaves;
    }

    @Override
    public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
        asked.add(name);
        return super.onStart(name, target, context);
    }

    /** A text where a mapping belongs would be passed over. */
    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        if (result.getClass().isRecord() && leaves.containsKey(name)) {
            problems.add(place(name) + " is a mapping");
        }
        return result;
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        if (!(error instanceof UnboundConfigurationPropertiesException)) { // those are told at the end
            problems.add(place(name) + " has a value that is not of its kind");
        }
        return null;
    }

    /** All that is wrong, once the binding is done. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        leaves.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> all.add(place(name) + " is not a known key"));
        return all;
    }

    private String place(ConfigurationPropertyName name) {
        YamlDocument.Leaf leaf = leaves.get(name);
        return (leaf == null ? "" : "line " + leaf.line() + ": ") + YamlDocument.shown(name);
    }
}
