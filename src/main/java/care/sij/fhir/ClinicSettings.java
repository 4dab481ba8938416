package care.sij.fhir;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clinic whose pathway this is.
 *
 * @param zone the time zone whose calendar days count as sessions and follow-up days; default {@code America/New_York}
 * @param mappedVersions how many resource versions are kept in memory as mapped facts; default 50,000
 */
@ConfigurationProperties("sij.clinic")
public record ClinicSettings(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("50000") int mappedVersions) {}
