/**
 * The demonstration: sends the synthetic journeys through the public endpoint and prints access tokens for its demo
 * clients.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {})
@NullMarked
package care.sij.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
