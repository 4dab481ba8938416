package care.sij.fhir;

/**
 * Why a body was not read. Safe to return and to log: it names places, never the values found there.
 *
 * @param location a FHIRPath to the place, e.g. {@code Bundle.entry[3].resource.birthDate}, as far as it is known
 */
public record ParseRefusal(Reason reason, String location) {

    /** What to change so that the body is read. */
    public String remedy() {
        return reason.remedy;
    }

    /** Everything a body is refused for. */
    public enum Reason {
        TOO_LARGE("Send a smaller body; the limits are in the capability statement."),
        TOO_MANY_VALUES("Send it in several bodies: the memory here does not hold so many elements at once."),
        TOO_DEEP("Nest objects and arrays less deeply."),
        TOO_MANY_ENTRIES("Split the bundle into several with fewer entries."),
        NOT_UTF8("Encode the body as UTF-8 without a byte-order mark."),
        ILLEGAL_CHARACTER("Remove control characters and unpaired surrogates from texts and names."),
        MALFORMED("Send one well-formed JSON or XML document."),
        DUPLICATE_PROPERTY("Give each property of an object once; repeat values in an array."),
        TRAILING_CONTENT("End the body after the resource."),
        DTD_OR_ENTITY("Send XML without document type, entities and processing instructions."),
        NOT_A_RESOURCE("Send one FHIR R4 resource with its resource type."),
        UNEXPECTED_TYPE("Send the resource type that this address takes."),
        UNKNOWN_TYPE("Use a resource type of FHIR R4 (4.0.1)."),
        UNKNOWN_ELEMENT("Remove the element or put it into an extension: FHIR R4 (4.0.1) does not define it here."),
        WRONG_SHAPE("Use the JSON type and the cardinality that FHIR R4 (4.0.1) defines for this element."),
        INVALID_VALUE("Use a value of this element's FHIR data type, or leave the element out."),
        INVALID_EXTENSION("Give the extension a url and either a value or nested extensions.");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }
    }
}
