package care.sij.fhir;

import care.sij.pathway.PathwayFacts;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the resources of one patient as the facts of the pathway (wire contract, "Facts"). */
public interface FactMapper {

    /**
     * The facts that the current versions of one patient tell. What was entered in error, was not done, is set aside
     * ({@code sij-record#set-aside}) or was projected by this service is no fact; neither is what cannot be read as
     * one.
     *
     * @param current the patient's latest versions, in any order
     * @param shared finds what is not the patient's and those refer to: the payer of a Coverage, and a Patient that is
     *     replaced by this one, of whose resource a death counts
     */
    PathwayFacts factsOf(
            List<StoredVersion> current, Function<Collection<ResourceKey>, Map<ResourceKey, StoredVersion>> shared);

    /** The payer's code that an Organization tells. */
    Optional<String> payer(StoredVersion organization);

    /** The Patient that goes on in the stead of this one, as a version of a Patient tells. */
    Optional<ResourceKey> replacedBy(StoredVersion version);

    /**
     * Whether the facts can be other ones since that version: not for resources of which the pathway takes nothing,
     * where the version is the resource's first or its type tells nothing ever.
     */
    boolean bearsOnFacts(StoredVersion version);
}
