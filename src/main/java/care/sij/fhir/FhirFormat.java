package care.sij.fhir;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The two formats of FHIR that are read and written (R4 http.html#mime-type). */
public enum FhirFormat {
    JSON("application/fhir+json;charset=UTF-8", "application/(fhir\\+)?json"),
    XML("application/fhir+xml;charset=UTF-8", "application/(fhir\\+)?xml|text/xml");

    private final String contentType;
    private final String mediaTypes;

    FhirFormat(String contentType, String mediaTypes) {
        this.contentType = contentType;
        this.mediaTypes = mediaTypes;
    }

    /** The media type in which it is written. */
    public String contentType() {
        return contentType;
    }

    /** The format of a media type without parameters, in any case. */
    public static Optional<FhirFormat> of(String mediaType) {
        String plain = mediaType.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> plain.matches(format.mediaTypes))
                .findFirst();
    }
}
