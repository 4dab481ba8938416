package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Resource;

/** Reads untrusted FHIR XML strictly and within limits, without document types and entities, and writes it. */
public final class FhirXml {

    /** A number beyond it fills the memory when it is written out. */
    private static final int LARGEST_SCALE = 99;

    private final FhirContext fhir;

    public FhirXml(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Reads a resource of the given type; never throws for what the bytes hold. */
    public <T extends Resource> ParseOutcome<T> parse(byte[] body, ParseLimits limits, Class<T> type) {
        return this.<T>strict(limits, type).outcome(body).fold(this::plain, ParseOutcome.Refused::new);
    }

    private <T extends Resource> ParseOutcome<T> plain(T resource) {
        boolean grows = fhir.newTerser().getAllPopulatedChildElementsOfType(resource, DecimalType.class).stream()
                .anyMatch(decimal -> Math.abs(decimal.getValue().scale()) > LARGEST_SCALE);
        return grows
                ? new ParseOutcome.Refused<>(new ParseRefusal(ParseRefusal.Reason.INVALID_VALUE, resource.fhirType()))
                : new ParseOutcome.Parsed<>(resource);
    }

    private <T extends Resource> StrictParse<T> strict(ParseLimits limits, Class<T> type) {
        return new StrictParse<>(type, limits) {

            @Override
            void scan(String text) {
                XmlScan.check(text, limits);
            }

            @Override
            IParser parser() {
                return fhir.newXmlParser();
            }

            @Override
            ParseRefusal located(String text, ParseRefusal refusal) {
                return refusal;
            }
        };
    }

    /** The resource as XML text, references with their versions. */
    public String encode(Resource resource) {
        return fhir.newXmlParser()
                .setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors())
                .encodeResourceToString(resource);
    }
}
