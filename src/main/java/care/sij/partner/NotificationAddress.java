package care.sij.partner;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An address that a subscription names: of the form that may be called, and below one that is registered. */
record NotificationAddress(URI uri) {

    private static final String MESSAGES = "/$process-message";

    /** The address, when it may be called at all; one with a query, dots to climb or an escape is none. */
    static Optional<NotificationAddress> of(String text) {
        return WebAddress.of(text)
                .filter(uri ->
                        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null)
                .filter(uri -> !uri.getRawPath().contains("%")
                        && Stream.of(uri.getRawPath().split("/", -1)).noneMatch(part -> part.matches("\\.+")))
                .map(NotificationAddress::new);
    }

    static List<URI> bases(Partner partner) {
        Stream<String> messages = partner.delivery().stream()
                .map(delivery -> delivery.endpoint().toString())
                .map(endpoint -> endpoint.endsWith(MESSAGES)
                        ? endpoint.substring(0, endpoint.length() - MESSAGES.length())
                        : endpoint);
        return Stream.concat(messages, partner.responseEndpoints().stream())
                .flatMap(address -> of(address).stream())
                .map(NotificationAddress::uri)
                .toList();
    }

    boolean below(List<URI> bases) {
        return bases.stream().anyMatch(this::below);
    }

    private boolean below(URI base) {
        String path = base.getRawPath();
        String folder = path.endsWith("/") ? path : path + "/";
        return Origin.of(base).equals(Origin.of(uri))
                && (uri.getRawPath().equals(path) || uri.getRawPath().startsWith(folder));
    }
}
