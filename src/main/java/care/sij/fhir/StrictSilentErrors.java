package care.sij.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import care.sij.fhir.ParseRefusal.Reason;
import org.jspecify.annotations.Nullable;

/** Refuses whatever HAPI's parser finds wrong and, unlike its own handlers, repeats no value in a log or a text. */
final class StrictSilentErrors implements IParserErrorHandler {

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation location) {
        throw new RefusedContent(Reason.INVALID_VALUE, "contained");
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        throw new RefusedContent(Reason.WRONG_SHAPE, Names.safe(element));
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, String value, String error) {
        throw new RefusedContent(Reason.INVALID_VALUE, parent(location));
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation location, String element) {
        throw new RefusedContent(Reason.INVALID_EXTENSION, parent(location));
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        throw new RefusedContent(Reason.WRONG_SHAPE, Names.safe(element));
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
        throw new RefusedContent(Reason.UNKNOWN_ELEMENT, Names.safe(attribute));
    }

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        throw new RefusedContent(Reason.UNKNOWN_ELEMENT, Names.safe(element));
    }

    @Override
    public void unknownReference(@Nullable IParseLocation location, String reference) {
        throw new RefusedContent(Reason.INVALID_VALUE, "Reference.reference");
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
        throw new RefusedContent(Reason.INVALID_VALUE, "Reference.reference");
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
        throw new RefusedContent(Reason.INVALID_EXTENSION, parent(location));
    }

    private static String parent(@Nullable IParseLocation location) {
        return location == null ? "?" : Names.safe(location.getParentElementName());
    }
}
