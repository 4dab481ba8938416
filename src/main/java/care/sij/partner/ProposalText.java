package care.sij.partner;

import care.sij.partner.Proposal.Authentication.Another;
import care.sij.partner.Proposal.Authentication.BackendServices;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A proposal as a registration that a person looks through and puts; what cannot be a setting is a comment. */
final class ProposalText {

    private static final int LONGEST_COMMENT = 200;

    private final String partner;
    private final URI base;
    private final Proposal proposal;

    ProposalText(String partner, URI base, Proposal proposal) {
        this.partner = partner;
        this.base = base;
        this.proposal = proposal;
    }

    /** The registration as it is, with the proposal in its delivery. */
    String yaml(PartnerSettings.Entry entry) {
        ObjectNode registration = RegistrationText.tree(entry);
        ObjectNode delivery = registration.withObjectProperty("delivery");
        delivery.put("endpoint", base.toString()).put("channel", "fhir-rest").put("profile", proposal.shipped());
        boolean tokens = proposal.authentication() instanceof BackendServices && delivery.has("client-id");
        if (tokens && proposal.authentication() instanceof BackendServices services) {
            delivery.put("token-url", services.tokenUrl());
        }
        return comments(tokens).stream().map(ProposalText::comment).collect(Collectors.joining())
                + RegistrationText.yaml(partner, registration);
    }

    private List<String> comments(boolean tokens) {
        List<String> comments = new ArrayList<>();
        comments.add("What " + base + " says of itself: " + proposal.profile().title() + ". Look through it.");
        proposal.profile().resources().stream()
                .filter(resource -> !resource.may().isEmpty())
                .forEach(resource -> comments.add("It takes " + resource.type() + ": "
                        + resource.may().stream()
                                .map(WriteInteraction::code)
                                .sorted()
                                .collect(Collectors.joining(", "))));
        if (proposal.authentication() instanceof BackendServices services && !tokens) {
            comments.add("SMART Backend Services: set delivery.client-id and delivery.scope, and delivery.token-url to "
                    + services.tokenUrl());
        }
        if (proposal.authentication() instanceof Another another) {
            comments.add("It does not say that it takes signed assertions at its token endpoint " + another.tokenUrl());
        }
        proposal.remarks().forEach(comments::add);
        return comments;
    }

    /** On one line: what a server says must not become settings. */
    private static String comment(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "# " + plain.substring(0, Math.min(plain.length(), LONGEST_COMMENT)) + "\n";
    }
}
