package care.sij.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.elementmodel.ParserBase;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/** HAPI's parser for validation. Its own search for the definition of a resource goes through all there are. */
final class BundleParser extends JsonParser {

    private final Definitions definitions;

    BundleParser(Definitions definitions) {
        super(definitions);
        this.definitions = definitions;
        setupValidation(ParserBase.ValidationPolicy.EVERYTHING);
    }

    /** With the type of each element settled: HAPI would work it out anew each time that somebody asks. */
    @Override
    public List<ValidatedFragment> parse(InputStream json) throws IOException {
        List<ValidatedFragment> fragments = super.parse(json);
        fragments.stream()
                .flatMap(fragment -> Stream.ofNullable(fragment.getElement()))
                .forEach(BundleParser::settle);
        return fragments;
    }

    private static void settle(Element element) {
        element.setType(element.getType());
        if (element.hasChildren()) {
            element.getChildren().forEach(BundleParser::settle);
        }
    }

    @Override
    protected @Nullable StructureDefinition getDefinition(
            List<ValidationMessage> messages, int line, int column, String name) {
        return Optional.ofNullable(definitions.fetchTypeDefinition(name))
                .orElseGet(() -> super.getDefinition(messages, line, column, name));
    }
}
