package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;

/** The committed output of {@code fhir-profiles/} and a validator that knows it. */
final class PublishedProfiles {

    static final String CANONICAL = "http://sij-pathways.example.org/fhir/";

    private static final Path FOLDER = Path.of("fhir-profiles");
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final List<Published> resources = read(FOLDER.resolve("fsh-generated/resources"));
    private final FhirValidator validator = validator();

    /**
     * A resource and where it was read from.
     *
     * @param name file name without its ending
     */
    record Published(String name, String json, Resource resource) {

        String profile() {
            return resource.getMeta().hasProfile()
                    ? resource.getMeta().getProfile().get(0).getValue()
                    : "";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    List<Published> all() {
        return resources;
    }

    List<Published> examples() {
        return resources.stream()
                .filter(published -> published.name().contains("-example"))
                .toList();
    }

    List<Published> counterexamples() {
        return read(FOLDER.resolve("counterexamples"));
    }

    List<SingleValidationMessage> validate(Published published, String profile) {
        return validator
                .validateWithResult(published.json(), new ValidationOptions().addProfile(profile))
                .getMessages();
    }

    private FhirValidator validator() {
        var ours = new PrePopulatedValidationSupport(FHIR);
        resources.stream()
                .filter(published -> published.resource().fhirType().matches("StructureDefinition|ValueSet|CodeSystem"))
                .forEach(published -> ours.addResource(published.resource()));
        var chain = new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                new UnknownCodeSystemWarningValidationSupport(FHIR));
        return FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    private static List<Published> read(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(PublishedProfiles::published)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Published published(Path file) {
        try {
            String json = Files.readString(file);
            var resource = (Resource) FHIR.newJsonParser().parseResource(json);
            return new Published(file.getFileName().toString().replace(".json", ""), json, resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
