package care.sij.conformance;

/**
 * A literal reference to what the message does not hold; whoever knows the record decides whether it exists.
 *
 * @param location FHIRPath of the Reference in the bundle
 * @param reference what it says; may name a person, so never log it
 */
public record UnresolvedReference(String location, String reference) {

    /** The place only: the reference is the sender's data. */
    @Override
    public String toString() {
        return location;
    }
}
