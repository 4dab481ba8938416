package care.sij.exchange.direct;

import care.sij.access.AccessRefused;
import care.sij.access.Caller;
import care.sij.access.Refusal;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.direct.Placement.Deletion;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the filters of the writer's scopes leave to it: what they select, before the write and after it. */
@Component
class WriteScopes {

    private final Visibilities visibilities;
    private final Sight sight;

    WriteScopes(Visibilities visibilities, Sight sight) {
        this.visibilities = visibilities;
        this.sight = sight;
    }

    /** What a condition of the caller may find. */
    Visibility findable(Caller caller, String type) {
        return visibilities.visibilityOf(caller, SmartInteraction.SEARCH, type);
    }

    /** Of what is to be changed that which is there for the writer to change, or was before it was deleted. */
    Set<ResourceKey> known(WriteRequest request, Placement placement) {
        Set<ResourceKey> known = new HashSet<>();
        known.addAll(known(
                request,
                SmartInteraction.UPDATE,
                placement.stated().stream()
                        .filter(placed -> !placed.creates())
                        .map(Placed::key)
                        .toList()));
        known.addAll(known(
                request,
                SmartInteraction.DELETE,
                placement.deletions().stream().map(Deletion::key).toList()));
        return known;
    }

    private Set<ResourceKey> known(WriteRequest request, SmartInteraction interaction, Collection<ResourceKey> keys) {
        TreeMap<String, TreeSet<ResourceKey>> byType = new TreeMap<>();
        keys.forEach(key ->
                byType.computeIfAbsent(key.type(), type -> new TreeSet<>()).add(key));
        Set<ResourceKey> known = new HashSet<>();
        byType.forEach((type, ofType) ->
                known.addAll(sight.known(ofType, visibilities.visibilityOf(request.caller(), interaction, type))));
        return known;
    }

    /**
     * Requires, under the locks, that what is to be changed is of what the filters select.
     *
     * @throws AccessRefused when it is not
     */
    void requireBefore(OpenCommit open, WriteRequest request, Placement placement) {
        placement.stated().stream()
                .filter(placed -> !placement.deletes(placed.key()))
                .forEach(placed -> open.current(placed.key())
                        .filter(current -> !current.isEmpty())
                        .ifPresent(current -> require(request, placed.write(), current)));
        placement
                .deletions()
                .forEach(deletion -> open.current(deletion.key())
                        .filter(current -> !current.deleted())
                        .ifPresent(current -> require(request, deletion.write(), current)));
    }

    /**
     * Requires that what came of the writes is of what the filters select.
     *
     * @param effects by the place of the write
     * @throws AccessRefused when it is not
     */
    void requireAfter(WriteRequest request, List<Write> writes, Map<Integer, Effected> effects) {
        effects.forEach((place, effected) -> {
            switch (effected.effect()) {
                case CREATED, UPDATED -> require(request, writes.get(place), effected.version());
                case FOUND, DELETED, NOTHING -> {}
            }
        });
    }

    private void require(WriteRequest request, Write write, StoredVersion version) {
        SmartInteraction interaction = interaction(write);
        String type = version.key().type();
        if (!visibilities.visibilityOf(request.caller(), interaction, type).shows(version)) {
            throw new AccessRefused(
                    Refusal.SCOPE_FILTERED,
                    write.location() + " is not of what the token's scope `system/" + type + "." + interaction.letter()
                            + "` selects by its filter. Write what the filter finds, or ask for a token and, if need be, a"
                            + " registration without the filter.");
        }
    }

    private static SmartInteraction interaction(Write write) {
        if (write instanceof Write.Create) {
            return SmartInteraction.CREATE;
        }
        return write instanceof Write.Update ? SmartInteraction.UPDATE : SmartInteraction.DELETE;
    }
}
