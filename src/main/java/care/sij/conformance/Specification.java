package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** What FHIR R4 (4.0.1) itself defines, parsed one by one when asked for: of 1,000 types and profiles we meet 100. */
final class Specification {

    private static final String FOLDER = "org/hl7/fhir/r4/model/";

    private final FhirContext fhir;
    private final List<DefinitionFile> types;
    private final List<DefinitionFile> structures;
    private final List<DefinitionFile> terms;

    Specification(FhirContext fhir) {
        this.fhir = fhir;
        this.types = files("profile/profiles-types", "profile/profiles-resources");
        this.structures = Stream.concat(
                        types.stream(), files("profile/profiles-others", "extension/extension-definitions").stream())
                .toList();
        this.terms = files("valueset/valuesets", "valueset/v2-tables", "valueset/v3-codesystems");
    }

    private static List<DefinitionFile> files(String... names) {
        return Stream.of(names)
                .map(name -> new DefinitionFile(FOLDER + name + ".xml"))
                .toList();
    }

    /** A type, profile or extension. */
    Optional<Resource> structure(String canonical) {
        return find(structures, "StructureDefinition", canonical);
    }

    Optional<Resource> valueSet(String canonical) {
        return find(terms, "ValueSet", canonical);
    }

    Optional<Resource> codeSystem(String canonical) {
        return find(terms, "CodeSystem", canonical);
    }

    /** The XML of each type's definition down to its elements. */
    Stream<String> typeHeads() {
        return types.stream().flatMap(file -> file.beginnings("StructureDefinition", "snapshot"));
    }

    private Optional<Resource> find(List<DefinitionFile> files, String type, String canonical) {
        return files.stream()
                .flatMap(file -> file.find(type, canonical).stream())
                .findFirst()
                .map(this::parse);
    }

    /** The published files hold an element or two that R4 does not know. */
    private Resource parse(String xml) {
        return (Resource) fhir.newXmlParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(xml);
    }
}
