package care.sij.exchange.delivery;

import care.sij.record.Bytes;
import java.util.List;

/**
 * A message as its partner may have it.
 *
 * @param versions what it holds, {@code Type/id/_history/n}
 */
public record Letter(Bytes body, List<String> versions) {

    public Letter {
        versions = List.copyOf(versions);
    }
}
