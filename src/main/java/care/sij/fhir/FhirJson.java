package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import care.sij.record.Bytes;
import org.hl7.fhir.r4.model.Resource;

/** Reads untrusted FHIR JSON strictly and within limits, and writes the one JSON form that is stored and sent. */
public final class FhirJson {

    private final FhirContext fhir;

    public FhirJson(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Reads a resource of any type; never throws for what the bytes hold. */
    public ParseOutcome<Resource> parse(byte[] body, ParseLimits limits) {
        return parse(body, limits, Resource.class);
    }

    /** Reads a resource of the given type; never throws for what the bytes hold. */
    public <T extends Resource> ParseOutcome<T> parse(byte[] body, ParseLimits limits, Class<T> type) {
        return new StrictParse<>(type, limits) {

            @Override
            void scan(String text) {
                JsonScan.check(text, limits);
                JsonStructure.checkShapes(fhir, text);
            }

            @Override
            IParser parser() {
                return fhir.newJsonParser();
            }

            @Override
            ParseRefusal located(String text, ParseRefusal refusal) {
                return JsonStructure.faultIn(fhir, text).orElse(refusal);
            }
        }.outcome(body);
    }

    /** Reads bytes that this service wrote; a fault in them is a fault of ours. */
    public <T extends Resource> T read(Bytes stored, Class<T> type) {
        return fhir.newJsonParser().parseResource(type, stored.asUtf8());
    }

    /** Reads bytes that this service wrote, of whatever type. */
    public Resource read(Bytes stored) {
        return (Resource) fhir.newJsonParser().parseResource(stored.asUtf8());
    }

    /** JSON on one line, references with their versions, the resource as it is. */
    public Bytes encode(Resource resource) {
        return Bytes.utf8(writer().encodeResourceToString(resource));
    }

    /**
     * Encodes a resource with an id once, without version and instant, so that its content can be compared and the
     * record can put its own in. The resource is touched while this runs and left as it was.
     */
    public EncodedResource encodeForRecord(Resource resource) {
        if (!resource.hasId()) {
            throw new IllegalArgumentException("a resource of the record has an id");
        }
        return encodeForRecord(resource, resource.getIdElement().getIdPart());
    }

    /** The same, encoded under this id instead of its own. */
    public EncodedResource encodeForRecord(Resource resource, String id) {
        return EncodedResource.of(resource, id, this::encode);
    }

    /** SHA-256 of the encoding without {@code meta.versionId} and {@code meta.lastUpdated}. */
    public Bytes contentHash(Resource resource) {
        return encodeForRecord(resource).contentHash();
    }

    private IParser writer() {
        return fhir.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
    }
}
