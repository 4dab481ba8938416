package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.FhirJson;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Validates a whole message: each resource against FHIR and the profile it was recognised as, the bundle against its
 * event's definition, and what only the whole can show. The first use is slow (seconds); {@link ValidatorWarmUp} takes
 * it.
 */
public final class MessageValidator {

    private static final Comparator<Finding> ERRORS_FIRST = Comparator.comparing(Finding::severity);

    private final FhirJson json;
    private final Supplier<Equipment> equipment;

    public MessageValidator(FhirContext fhir, FhirJson json, Clock clock) {
        this.json = json;
        this.equipment = Suppliers.memoize(() -> Equipment.of(fhir, clock));
    }

    private record Equipment(FactRecognition recognition, ProfileValidator profiles, List<MessageRule> rules) {

        static Equipment of(FhirContext fhir, Clock clock) {
            PublishedDefinitions definitions = PublishedDefinitions.load(fhir);
            return new Equipment(
                    new FactRecognition(definitions),
                    new ProfileValidator(fhir, definitions),
                    List.of(
                            new EventRule(new EventContracts(definitions)),
                            new PatientRule(),
                            new TimeRule(clock),
                            new BlockRule()));
        }
    }

    /**
     * Everything that is wrong with a message. Adds the canonical of the recognised profile to {@code meta.profile} of
     * each resource, to be kept in what is stored.
     */
    public Verdict validate(Bundle bundle) {
        Equipment equipped = equipment.get();
        Message message = Message.of(bundle, equipped.recognition());
        message.parts().forEach(MessageValidator::stamp);
        List<UnresolvedReference> unresolved = References.unresolved(message);
        List<Finding> findings = new ArrayList<>();
        Stream.of(
                        equipped.rules().stream().flatMap(rule -> rule.findings(message)),
                        unresolved.stream().filter(References::dangles).map(References::dangling),
                        equipped.profiles()
                                .validate(json.encode(bundle).asUtf8())
                                .map(said -> said.stream().flatMap(FindingTranslator::findings))
                                .orElseGet(() -> Stream.of(notValidated())))
                .flatMap(found -> found)
                .distinct()
                .sorted(ERRORS_FIRST)
                .forEach(findings::add);
        return new Verdict(List.copyOf(findings), unresolved);
    }

    /** The profile of ours that a resource must meet by its type and code, if any. */
    public Optional<Profile> recognise(Resource resource) {
        return equipment.get().recognition().profileOf(resource);
    }

    private static Finding notValidated() {
        return Finding.error(
                "not-validated",
                "Bundle",
                "The FHIR validator could not get through the message. Look for a reference that is neither `Type/id` nor a"
                        + " URL of a resource, and for empty or odd canonicals and codes.");
    }

    private static void stamp(MessagePart part) {
        part.profile()
                .map(Profile::canonical)
                .filter(canonical -> !part.resource().getMeta().hasProfile(canonical))
                .ifPresent(canonical -> part.resource().getMeta().addProfile(canonical));
    }
}
