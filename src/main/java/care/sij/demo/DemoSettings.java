package care.sij.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demonstration; they matter in profile {@code demo} only.
 *
 * @param replay whether the journeys are sent at the start; default {@code true}
 */
@ConfigurationProperties("sij.demo")
record DemoSettings(@DefaultValue("true") boolean replay) {}
