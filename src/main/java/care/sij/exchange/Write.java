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

    /** What the other writes of the request may refer to it by; empty when nothing. */
    default String fullUrl() {
        return "";
    }

    /** The content that it states. */
    default Optional<Resource> content() {
        return Optional.empty();
    }

    /**
     * A new resource.
     *
     * @param fullUrl what the other writes of the request may refer to it by; empty when nothing
     * @param unless the search that must find nothing; what it finds is answered instead
     * @param given the place that its client gives it; else it gets one of this service's
     */
    record Create(
            String location, String fullUrl, Resource resource, Optional<Condition> unless, Optional<ResourceKey> given)
            implements Write {

        /** One that gets its place from this service. */
        public Create(String location, String fullUrl, Resource resource, Optional<Condition> unless) {
            this(location, fullUrl, resource, unless, Optional.empty());
        }

        @Override
        public Optional<Resource> content() {
            return Optional.of(resource);
        }
    }

    /**
     * New content of a known resource.
     *
     * @param ifVersion the version it must have now
     */
    record Update(String location, String fullUrl, ResourceKey key, Resource resource, OptionalLong ifVersion)
            implements Write {

        @Override
        public Optional<Resource> content() {
            return Optional.of(resource);
        }
    }

    /**
     * New content of the resource that a search finds, or a new resource when it finds none (R4 http.html#cond-update).
     *
     * @param ifVersion the version it must have now
     */
    record UpdateMatch(String location, String fullUrl, Condition where, Resource resource, OptionalLong ifVersion)
            implements Write {

        @Override
        public Optional<Resource> content() {
            return Optional.of(resource);
        }
    }

    /**
     * The end of a known resource; its versions stay readable.
     *
     * @param ifVersion the version it must have now
     */
    record Delete(String location, ResourceKey key, OptionalLong ifVersion) implements Write {}

    /**
     * The end of the resource that a search finds, if it finds one.
     *
     * @param ifVersion the version it must have now
     */
    record DeleteMatch(String location, Condition where, OptionalLong ifVersion) implements Write {}

    /**
     * A search whose result decides.
     *
     * @param text the search, always spelled alike
     */
    record Condition(String text, SearchQuery query) {}
}
