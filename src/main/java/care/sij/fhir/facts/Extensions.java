package care.sij.fhir.facts;

import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/** Reads the extensions this service defines. */
final class Extensions {

    private Extensions() {}

    /** The value of the first extension of ours with this id, if it is of the expected type. */
    static <T extends Type> Optional<T> value(List<Extension> extensions, String id, Class<T> type) {
        return named(extensions, SijUris.structure(id), type);
    }

    /** The value of the first part of a complex extension, if it is of the expected type. */
    static <T extends Type> Optional<T> part(Extension extension, String name, Class<T> type) {
        return named(extension.getExtension(), name, type);
    }

    /** Every extension of ours with this id. */
    static Stream<Extension> all(List<Extension> extensions, String id) {
        String url = SijUris.structure(id);
        return extensions.stream().filter(extension -> url.equals(extension.getUrl()));
    }

    private static <T extends Type> Optional<T> named(List<Extension> extensions, String url, Class<T> type) {
        return extensions.stream()
                .filter(extension -> url.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
