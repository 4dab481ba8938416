package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import care.sij.fhir.FhirR4;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a resource lies at a RESTful server: an absolute http(s) URL that ends in its type and id (R4
 * references.html#literal). It names the resource, whatever message repeats it; a {@code urn:uuid:} names an entry of
 * one message.
 *
 * @param base the server's, without the slash at its end
 * @param path type and id
 */
record RestfulUrl(String base, String path) {

    /** A database's index holds no longer ones. */
    private static final int LONGEST = 1024;

    private static final Pattern FORM =
            Pattern.compile("(https?://[^\\s?#]+)/(([A-Z][A-Za-z]{1,63})/[A-Za-z0-9.-]{1,64})");
    private static final Pattern PATH = Pattern.compile("([A-Z][A-Za-z]{1,63})/[A-Za-z0-9.-]{1,64}");
    private static final Set<String> TYPES = FhirR4.context().getResourceTypes();

    /** The URL without its version; empty when it is none of this form. */
    static Optional<RestfulUrl> of(String url) {
        Matcher form = FORM.matcher(withoutVersion(url));
        return url.length() <= LONGEST && form.matches() && TYPES.contains(form.group(3))
                ? Optional.of(new RestfulUrl(form.group(1), form.group(2)))
                : Optional.empty();
    }

    /** Where the part itself lies, if its fullUrl tells. */
    static Optional<RestfulUrl> of(Part part) {
        return of(part.fullUrl())
                .filter(url -> url.text().equals(part.fullUrl()))
                .filter(url -> url.path().startsWith(part.resource().fhirType() + "/"));
    }

    /**
     * Where a literal reference of the part leads: a relative one goes by the part's own server
     * (bundle.html#references).
     */
    static Optional<RestfulUrl> of(String reference, Part from) {
        return of(reference).or(() -> of(from.fullUrl()).flatMap(own -> own.beside(withoutVersion(reference))));
    }

    private Optional<RestfulUrl> beside(String relative) {
        Matcher form = PATH.matcher(relative);
        return form.matches() && TYPES.contains(form.group(1))
                ? Optional.of(new RestfulUrl(base, relative))
                : Optional.empty();
    }

    static String withoutVersion(String reference) {
        int history = reference.indexOf("/_history/");
        return history < 0 ? reference : reference.substring(0, history);
    }

    String text() {
        return base + "/" + path;
    }

    /** A URL can tell who a person is: it is not shown. */
    @Override
    public String toString() {
        return "URL of a " + path.substring(0, path.indexOf('/'));
    }
}
