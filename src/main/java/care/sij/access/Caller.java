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
 * @param glass what the person stated to see, for this request, what labels and consent hide
 */
public record Caller(Partner partner, SmartScopes scopes, Optional<Person> person, Optional<BrokenGlass> glass) {

    /** A partner that asks by itself. */
    public Caller(Partner partner, SmartScopes scopes) {
        this(partner, scopes, Optional.empty(), Optional.empty());
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
        if (extent(interaction, resourceType) instanceof SmartScopes.Extent.Narrowed) {
            throw new AccessRefused(
                    Refusal.SCOPE_FILTERED,
                    "The token holds `" + named(interaction, resourceType)
                            + "` only with a search filter, which cannot be applied to this "
                            + "request. Ask for a token and, if need be, a registration without the filter.");
        }
        throw missing(interaction, resourceType);
    }

    private String named(SmartInteraction interaction, String resourceType) {
        return (person.isPresent() ? "user/" : "system/") + resourceType + "." + interaction.letter();
    }

    private AccessRefused missing(SmartInteraction interaction, String resourceType) {
        return new AccessRefused(
                Refusal.SCOPE_MISSING,
                "The token does not hold the scope `" + named(interaction, resourceType)
                        + "`. Request a token with it; if it is not granted, "
                        + "ask the operator to register it for this client.");
    }

    /**
     * Requires the interaction on some resources of the type, be it those only that a filter selects; {@code *} for
     * some of any type.
     *
     * @throws AccessRefused naming the scope that is missing
     */
    public void demandSome(SmartInteraction interaction, String resourceType) {
        if (!maySome(interaction, resourceType)) {
            throw missing(interaction, resourceType);
        }
    }

    /** Whether {@link #demandSome} would let it pass. */
    public boolean maySome(SmartInteraction interaction, String resourceType) {
        return resourceType.equals(SmartScope.ANY_TYPE)
                ? scopes.allowing(interaction).stream()
                        .anyMatch(scope -> !SmartScope.NO_RESOURCES.contains(scope.type()))
                : !(extent(interaction, resourceType) instanceof SmartScopes.Extent.Nothing);
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
