package care.sij.partner;

import care.sij.partner.Proposal.Authentication;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a partner's server says of itself: {@code /metadata} (capabilitystatement.html) and
 * {@code .well-known/smart-configuration} (SMART App Launch 2.2.0). What is not said is not proposed.
 */
public final class Probe {

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final JsonNode metadata;
    private final List<JsonNode> resources;
    private final Source source;

    private Probe(JsonNode metadata, LocalDate today) {
        this.metadata = metadata;
        this.resources = server(metadata)
                .flatMap(rest -> rest.path("resource").values().stream())
                .toList();
        this.source = new Source(
                "CapabilityStatement of "
                        + metadata.path("software").path("name").asString("an unnamed server"),
                Trust.VERIFIED,
                Optional.of(today.toString()));
    }

    /**
     * What follows from the partner's statements.
     *
     * @param name of the proposed profile
     * @param smart the SMART configuration; empty when there is none
     * @param today when they were read
     */
    public static Proposal propose(String name, JsonNode metadata, Optional<JsonNode> smart, LocalDate today) {
        Probe probe = new Probe(metadata, today);
        return new Proposal(probe.profile(name), probe.authentication(smart), probe.remarks());
    }

    private CapabilityProfile profile(String name) {
        return new CapabilityProfile(
                name,
                metadata.path("software").path("name").asString(name),
                resources.stream().map(this::capability).toList(),
                List.of(),
                quirks(),
                List.of(),
                List.of());
    }

    private ResourceCapability capability(JsonNode resource) {
        Set<WriteInteraction> may = codes(resource, "interaction")
                .flatMap(code -> WriteInteraction.of(code).stream())
                .collect(Collectors.toSet());
        return new ResourceCapability(type(resource), may, List.of(), List.of(), source, "");
    }

    /** No conditional create is relied on, so what may be there is always searched for. */
    private List<KnownQuirk> quirks() {
        List<KnownQuirk> quirks = new ArrayList<>(List.of(new KnownQuirk(Quirk.SEARCH_BEFORE_CREATE, source, "")));
        if (resources.stream()
                .anyMatch(resource ->
                        "versioned-update".equals(resource.path("versioning").asString("")))) {
            quirks.add(new KnownQuirk(Quirk.IF_MATCH, source, ""));
        }
        return quirks;
    }

    private Authentication authentication(Optional<JsonNode> smart) {
        Optional<String> configured =
                smart.map(said -> said.path("token_endpoint").asString("")).filter(url -> !url.isEmpty());
        if (configured.isPresent()) {
            return smart.filter(Probe::takesSignedAssertions).isPresent()
                    ? new Authentication.BackendServices(configured.get())
                    : new Authentication.Another(configured.get());
        }
        return stated().<Authentication>map(Authentication.Another::new).orElseGet(Authentication.Unsaid::new);
    }

    /** What is required of a server of backend services (SMART App Launch 2.2.0, conformance). */
    private static boolean takesSignedAssertions(JsonNode smart) {
        return texts(smart, "grant_types_supported").contains("client_credentials")
                && texts(smart, "token_endpoint_auth_methods_supported").contains("private_key_jwt");
    }

    /** Where servers told it before there were SMART configurations. */
    private Optional<String> stated() {
        return server(metadata)
                .flatMap(rest -> rest.path("security").path("extension").values().stream())
                .filter(extension -> OAUTH_URIS.equals(extension.path("url").asString("")))
                .flatMap(extension -> extension.path("extension").values().stream())
                .filter(uri -> "token".equals(uri.path("url").asString("")))
                .map(uri -> uri.path("valueUri").asString(""))
                .findFirst();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!metadata.path("fhirVersion").asString("").startsWith("4.0")) {
            remarks.add("It does not say that it speaks FHIR R4.");
        }
        if (!metadata.path("messaging").isEmpty()) {
            remarks.add("It declares messaging: whole messages may be the better channel.");
        }
        resources.stream()
                .filter(resource -> capability(resource).may().contains(WriteInteraction.CREATE))
                .filter(resource -> resource.path("searchParam").values().stream()
                        .noneMatch(parameter ->
                                "identifier".equals(parameter.path("name").asString(""))))
                .forEach(resource -> remarks.add(
                        type(resource) + " cannot be searched by identifier: it may be there twice after a silence."));
        if (resources.stream().noneMatch(resource -> type(resource).equals("Patient"))) {
            remarks.add("It does not say that Patients can be searched: nothing can be written.");
        }
        return remarks;
    }

    private static Stream<JsonNode> server(JsonNode metadata) {
        return metadata.path("rest").values().stream()
                .filter(rest -> "server".equals(rest.path("mode").asString("")));
    }

    private static String type(JsonNode resource) {
        return resource.path("type").asString("");
    }

    private static Stream<String> codes(JsonNode resource, String list) {
        return resource.path(list).values().stream()
                .map(item -> item.path("code").asString(""));
    }

    private static List<String> texts(JsonNode node, String list) {
        return node.path(list).values().stream().map(item -> item.asString("")).toList();
    }
}
