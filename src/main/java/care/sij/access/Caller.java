package care.sij.access;

import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import java.util.Locale;
import java.util.Optional;

/**
 * The partner behind the current request and what its access token grants.
 *
 * @param scopes as granted to the token: never more than the partner's registration, or the person's role, holds today
 * @param person who asks for the partner; empty when that asks by itself
 */
public record Caller(Partner partner, SmartScopes scopes, Optional<Person> person) {

    /** A partner that asks by itself. */
    public Caller(Partner partner, SmartScopes scopes) {
        this(partner, scopes, Optional.empty());
    }

    /** The partner's client id. */
    public String id() {
        return partner.id();
    }

    /** Who did it, as it is written down: the person's signature, or the partner's client id. */
    public String signature() {
        return person.map(Person::signature).orElseGet(this::id);
    }

    /** How far the interaction on the type is allowed; {@code *} asks for all types at once. */
    public SmartScopes.Extent extent(SmartInteraction interaction, String resourceType) {
        return scopes.extent(interaction, resourceType);
    }

    /** Whether the interaction on the type is allowed without any filter. */
    public boolean may(SmartInteraction interaction, String resourceType) {
        return extent(interaction, resourceType) instanceof SmartScopes.Extent.Whole;
    }

    /**
     * Requires the interaction on the type, without any filter.
     *
     * @throws AccessRefused naming the scope that is missing, or that holds only for a filter
     */
    public void demand(SmartInteraction interaction, String resourceType) {
        if (may(interaction, resourceType)) {
            return;
        }
        String needed = (person.isPresent() ? "user/" : "system/") + resourceType + "." + interaction.letter();
        if (extent(interaction, resourceType) instanceof SmartScopes.Extent.Narrowed) {
            throw new AccessRefused(
                    Refusal.SCOPE_FILTERED,
                    "The token holds `" + needed + "` only with a search filter, which cannot be applied to this "
                            + "request. Ask for a token and, if need be, a registration without the filter.");
        }
        throw new AccessRefused(
                Refusal.SCOPE_MISSING,
                "The token does not hold the scope `" + needed + "`. Request a token with it; if it is not granted, "
                        + "ask the operator to register it for this client.");
    }

    /**
     * Requires that the caller's partner has the role.
     *
     * @throws AccessRefused naming the role that is needed
     */
    public void demandRole(PartnerRole role) {
        if (partner.role() != role) {
            throw new AccessRefused(
                    Refusal.ROLE_MISSING,
                    "Only partners of the role " + role.name().toLowerCase(Locale.ROOT)
                            + " may do this. Ask one of them.");
        }
    }

    /**
     * Requires what {@code $process-message} needs: to create a {@code MessageHeader}.
     *
     * @throws AccessRefused when the token does not hold {@code system/MessageHeader.c}
     */
    public void demandMessaging() {
        demand(SmartInteraction.CREATE, "MessageHeader");
    }
}
