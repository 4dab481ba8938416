/**
 * The demonstration: sends the synthetic journeys through the public endpoint, prints access tokens for its demo
 * clients, and lets the console's simulator speak as these.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {})
@NullMarked
package care.sij.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
