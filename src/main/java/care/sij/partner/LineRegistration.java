package care.sij.partner;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how a partner takes HL7 v2 messages; adds what is wrong to the problems of its registration. */
final class LineRegistration {

    static final String CHANNEL = "hl7v2";

    private static final String PROFILE = "generic-v2";
    private static final String CHARSETS = "UTF-8|US-ASCII|ISO-8859-([1-9]|15)";

    private final PartnerSettings.Hl7v2LineEntry entry;
    private final List<String> problems;

    private LineRegistration(PartnerSettings.Hl7v2LineEntry entry, List<String> problems) {
        this.entry = entry;
        this.problems = problems;
    }

    /** The listener's address: TLS anywhere, without it only on this machine, as the end of a tunnel. */
    static Optional<URI> endpoint(PartnerSettings.DeliveryEntry delivery, List<String> problems) {
        Optional<URI> address = delivery.endpoint().flatMap(LineRegistration::address);
        if (address.isEmpty()) {
            problems.add("delivery.endpoint must be mllps://host:port (mllp only on loopback)");
        }
        if (delivery.tokenUrl().isPresent()) {
            problems.add("delivery.token-url is not for delivery.channel hl7v2");
        }
        if (delivery.sslBundle().isPresent()
                && address.filter(uri -> uri.getScheme().equals("mllp")).isPresent()) {
            problems.add("delivery.ssl-bundle needs an endpoint mllps://host:port");
        }
        return address;
    }

    static Optional<Binding> read(
            PartnerSettings.DeliveryEntry delivery, Map<String, String> namedSystems, List<String> problems) {
        String name = delivery.profile().orElse(PROFILE);
        Optional<CapabilityProfile> profile =
                CapabilityProfiles.named(name).filter(known -> !known.messages().isEmpty());
        if (profile.isEmpty()) {
            problems.add("delivery.profile with delivery.channel hl7v2 is one that tells of messages: " + PROFILE);
        }
        return profile.flatMap(known -> new LineRegistration(delivery.hl7v2(), problems).line(known, namedSystems));
    }

    private Optional<Binding> line(CapabilityProfile profile, Map<String, String> namedSystems) {
        require(!entry.application().isBlank() && !entry.facility().isBlank(), "application and facility are required");
        require(
                !entry.ownApplication().isBlank() && !entry.ownFacility().isBlank(),
                "own-application and own-facility must not be empty");
        require(entry.processingId().matches("[PTD]"), "processing-id is P, T or D");
        Map<String, String> systems = new HashMap<>(namedSystems);
        systems.putAll(entry.systems());
        Optional<Charset> charset = charset();
        Optional<Binding.Acknowledgements> acknowledgements = acknowledgements();
        return charset.flatMap(encoding -> acknowledgements.map(asked -> new Binding.Hl7v2Line(
                profile,
                new Binding.Party(entry.ownApplication(), entry.ownFacility()),
                new Binding.Party(entry.application(), entry.facility()),
                entry.processingId(),
                encoding,
                asked,
                systems)));
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add("delivery.hl7v2." + problem);
        }
    }

    private Optional<Charset> charset() {
        try {
            if (entry.charset().matches(CHARSETS)) {
                return Optional.of(Charset.forName(entry.charset()));
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            require(false, "charset is not one that Java knows");
            return Optional.empty();
        }
        require(false, "charset is UTF-8, US-ASCII, or one of ISO-8859-1 to ISO-8859-15");
        return Optional.empty();
    }

    private Optional<Binding.Acknowledgements> acknowledgements() {
        for (Binding.Acknowledgements asked : Binding.Acknowledgements.values()) {
            if (asked.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(entry.acknowledgements())) {
                return Optional.of(asked);
            }
        }
        require(false, "acknowledgements is original, accept or accept-and-application");
        return Optional.empty();
    }

    private static Optional<URI> address(String url) {
        try {
            URI uri = URI.create(url);
            boolean whole = uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null;
            boolean callable = "mllps".equals(uri.getScheme())
                    || ("mllp".equals(uri.getScheme()) && whole && WebAddress.LOOPBACK.contains(uri.getHost()));
            return whole && callable ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
