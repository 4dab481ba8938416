package care.sij.exchange;

import care.sij.record.ResourceKey;
import care.sij.record.SearchQuery;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Resource;

/** One change to the record that a partner asks for. */
public sealed interface Write {

    /** FHIRPath to the resource, or to the request, in what was received. */
    String location();

    /**
     * A new resource.
     *
     * @param fullUrl what the other writes of the request may refer to it by; empty when nothing
     * @param unless the search that must find nothing; what it finds is answered instead
     */
    record Create(String location, String fullUrl, Resource resource, Optional<Condition> unless) implements Write {}

    /**
     * New content of a known resource.
     *
     * @param ifVersion the version it must have now
     */
    record Update(String location, String fullUrl, ResourceKey key, Resource resource, OptionalLong ifVersion)
            implements Write {}

    /**
     * The end of a known resource; its versions stay readable.
     *
     * @param ifVersion the version it must have now
     */
    record Delete(String location, ResourceKey key, OptionalLong ifVersion) implements Write {}

    /**
     * A search whose result decides.
     *
     * @param text the search, always spelled alike
     */
    record Condition(String text, SearchQuery query) {}
}
