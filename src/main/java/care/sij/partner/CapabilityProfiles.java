package care.sij.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The capability profiles that come with the service, {@code ehr-profiles/*.yaml} on the class path. */
public final class CapabilityProfiles {

    private static final String PATTERN = "classpath:ehr-profiles/*.yaml";

    private CapabilityProfiles() {}

    /**
     * Reads all of them, ordered by name.
     *
     * @throws ProfileFileException when a file is not understood
     */
    public static List<CapabilityProfile> shipped() {
        List<CapabilityProfile> profiles = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
                String name = Optional.ofNullable(file.getFilename()).orElse(PATTERN);
                profiles.add(ProfileFile.read(name, file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        profiles.sort(Comparator.comparing(CapabilityProfile::name));
        return List.copyOf(profiles);
    }

    /** The one of this name. */
    public static Optional<CapabilityProfile> named(String name) {
        return shipped().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
