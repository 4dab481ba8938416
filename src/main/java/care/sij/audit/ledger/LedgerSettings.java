package care.sij.audit.ledger;

import care.sij.partner.WebAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ledger.
 *
 * @param origin its name in checkpoints; a key keeps the name it was made with
 * @param every how often waiting leaves are placed
 * @param signFor how old a key becomes before the next one is made
 */
@ConfigurationProperties("sij.ledger")
record LedgerSettings(
        Optional<String> origin,
        @DefaultValue("1s") Duration every,
        @DefaultValue("365d") Duration signFor,
        @DefaultValue Witness witness) {

    /**
     * Where checkpoints are kept out of this service's reach.
     *
     * @param file a file to which each is appended
     * @param url an https URL (http on loopback) to which the newest is posted
     */
    record Witness(Optional<Path> file, Optional<String> url) {

        Witness {
            WebAddress.require("sij.ledger.witness.url", url);
        }
    }

    LedgerSettings {
        if (origin.filter(name -> !name.matches("[^\\s+]{1,200}")).isPresent()) {
            throw new IllegalArgumentException("sij.ledger.origin is at most 200 characters, without blanks and +");
        }
        if (every.isNegative() || every.isZero() || signFor.isNegative() || signFor.isZero()) {
            throw new IllegalArgumentException("the times of sij.ledger are above zero");
        }
    }
}
