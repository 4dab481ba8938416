package care.sij.exchange.push;

/** Why a part cannot be written at a partner. */
enum LossReason {
    /** Its profile says that it takes no resource of this type. */
    TYPE_NOT_TAKEN,
    /** It takes this type in some categories, of which the part has none. */
    CATEGORY_NOT_TAKEN,
    /** Its profile says that it lets resources of this type be changed, not created. */
    NO_CREATE,
    /** It holds an earlier version, which its profile says cannot be changed. */
    NO_UPDATE,
    /** Its server knows no such interaction, whatever the profile says. */
    NOT_SUPPORTED,
    /** What was written there is not there any more. */
    GONE
}
