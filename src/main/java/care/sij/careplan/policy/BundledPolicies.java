package care.sij.careplan.policy;

import care.sij.pathway.CarePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The policies that come with the service, {@code policies/*.yaml} on the class path. */
public final class BundledPolicies {

    private static final String PATTERN = "classpath:policies/*.yaml";

    private BundledPolicies() {}

    /**
     * Reads all of them, ordered by id.
     *
     * @throws PolicyFileException when a file is not understood
     */
    public static List<CarePolicy> load() {
        List<CarePolicy> policies = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
                String name = Optional.ofNullable(file.getFilename()).orElse(PATTERN);
                policies.add(PolicyFile.read(name, file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        policies.sort(Comparator.comparing(CarePolicy::id));
        return List.copyOf(policies);
    }
}
