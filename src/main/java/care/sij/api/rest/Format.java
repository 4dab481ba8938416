package care.sij.api.rest;

import care.sij.fhir.FhirFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** The two formats of FHIR that are served (R4 http.html#mime-type). */
public enum Format {
    JSON(FhirFormat.JSON, "json"),
    XML(FhirFormat.XML, "xml");

    private final FhirFormat format;
    private final String shortName;

    Format(FhirFormat format, String shortName) {
        this.format = format;
        this.shortName = shortName;
    }

    String contentType() {
        return format.contentType();
    }

    /** What {@code _format} asks for, else {@code Accept}; JSON when neither says. */
    public static Format wanted(HttpServletRequest request) {
        Optional<String> parameter = Optional.ofNullable(request.getParameter("_format"));
        if (parameter.isPresent()) {
            // A plus sign in a query is a blank once decoded.
            return parameter
                    .map(value -> value.replace(' ', '+'))
                    .flatMap(Format::named)
                    .orElseThrow(Format::refused);
        }
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .map(Format::accepted)
                .orElse(JSON);
    }

    /** JSON, whatever is asked for, where a refusal of the format itself, or of all parameters, is to be told. */
    static Format wantedOrJson(HttpServletRequest request) {
        try {
            return wanted(request);
        } catch (RequestRefused | InvalidParameterException refused) {
            return JSON;
        }
    }

    private static Format accepted(String accept) {
        List<MediaType> types;
        try {
            types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types); // which takes no more than fifty
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            throw refused();
        }
        return types.stream()
                .flatMap(type -> type.isWildcardSubtype()
                        ? Optional.of(JSON).stream()
                        : named(type.getType() + "/" + type.getSubtype()).stream())
                .findFirst()
                .orElseThrow(Format::refused);
    }

    private static Optional<Format> named(String name) {
        String plain = name.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(format -> plain.equals(format.shortName)
                        || FhirFormat.of(plain).filter(format.format::equals).isPresent())
                .findFirst();
    }

    private static RequestRefused refused() {
        return new RequestRefused(
                Refusal.UNSUPPORTED_FORMAT, "Ask for `application/fhir+json` or `application/fhir+xml`.");
    }
}
