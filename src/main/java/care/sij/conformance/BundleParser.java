package care.sij.conformance;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.elementmodel.ParserBase;
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

    @Override
    protected @Nullable StructureDefinition getDefinition(
            List<ValidationMessage> messages, int line, int column, String name) {
        return Optional.ofNullable(definitions.fetchTypeDefinition(name))
                .orElseGet(() -> super.getDefinition(messages, line, column, name));
    }
}
