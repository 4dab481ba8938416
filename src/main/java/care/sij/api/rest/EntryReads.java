package care.sij.api.rest;

import care.sij.api.rest.BundleEntry.ToRead;
import care.sij.record.ResourceKey;
import org.springframework.stereotype.Component;

/** Reads and searches that entries of bundles ask for. */
@Component
class EntryReads {

    private final Reads reads;
    private final Searches searches;
    private final ResourceTypes types;

    EntryReads(Reads reads, Searches searches, ResourceTypes types) {
        this.reads = reads;
        this.searches = searches;
        this.types = types;
    }

    /**
     * Requires what can be required before anything is written.
     *
     * @throws care.sij.access.AccessRefused when a scope is missing
     */
    void demand(BundleEntry entry) {
        if (entry instanceof ToRead read) {
            EntryAddress address = read.address();
            if (address.id().isPresent()) {
                reads.demand(address.type());
            } else {
                searches.demand(address.type());
            }
        }
    }

    private static void requireInRecord(EntryAddress address) {
        if (address.type().equals(AuditParameters.TYPE)) {
            throw new RequestRefused(Refusal.READ_ONLY, "AuditEvents are read and searched by requests of their own.");
        }
    }

    EntryAnswer read(EntryAddress address) {
        requireInRecord(address);
        if (address.id().isEmpty()) {
            return EntryAnswer.holding(searches.found(
                    address.type(), Conditions.parameters(address.query()), SearchReader.Handling.STRICT));
        }
        if (!address.query().isEmpty()) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    "An entry that reads a resource takes no query. Leave it out, or send the read by itself.");
        }
        ResourceKey key = types.key(address.type(), address.id().get());
        return EntryAnswer.read(
                address.version().isEmpty()
                        ? reads.current(key)
                        : reads.version(key, address.version().get()));
    }
}
