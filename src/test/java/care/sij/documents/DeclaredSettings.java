package care.sij.documents;

import care.sij.SijPathwaysApplication;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The settings that the code declares, each with its default as the documents write it. */
final class DeclaredSettings {

    static final String NONE = "none";

    private DeclaredSettings() {}

    /** Those of this service; a default of {@code application.yaml} goes before one in the code. */
    static Map<String, String> own() {
        Map<String, String> settings = new TreeMap<>();
        records().forEach(type -> add(type, prefix(type), settings));
        shipped().forEach((name, value) -> {
            if (settings.containsKey(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** What {@code application.yaml} sets. */
    static Map<String, String> shipped() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Optional.ofNullable(yaml.getObject()).orElseThrow().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }

    private static Stream<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents(SijPathwaysApplication.class.getPackageName()).stream()
                .map(bean -> named(String.valueOf(bean.getBeanClassName())));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String prefix(Class<?> type) {
        return Optional.ofNullable(AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class))
                .orElseThrow()
                .prefix();
    }

    private static void add(Class<?> type, String prefix, Map<String, String> settings) {
        RecordComponent[] components = type.getRecordComponents();
        for (int index = 0; index < components.length; index++) {
            RecordComponent component = components[index];
            String name = prefix + "." + kebab(component.getName());
            Optional<Class<?>> nested = nested(component);
            if (nested.isPresent()) {
                add(nested.get(), Map.class.isAssignableFrom(component.getType()) ? name + ".<id>" : name, settings);
            } else {
                settings.put(name, defaultOf(type, index));
            }
        }
    }

    private static Optional<Class<?>> nested(RecordComponent component) {
        ResolvableType type = ResolvableType.forType(component.getGenericType());
        ResolvableType element = type.asMap().getGeneric(1);
        Class<?> value = (element.resolve() == null ? type : element).toClass();
        return value.isRecord() ? Optional.of(value) : Optional.empty();
    }

    /** The annotation stands on the constructor's parameter, where the binder reads it. */
    private static String defaultOf(Class<?> type, int index) {
        return Optional.ofNullable(
                        type.getDeclaredConstructors()[0].getParameters()[index].getAnnotation(DefaultValue.class))
                .map(value -> String.join(", ", value.value()))
                .filter(value -> !value.isEmpty())
                .orElse(NONE);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
