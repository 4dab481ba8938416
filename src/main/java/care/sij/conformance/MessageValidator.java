package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import care.sij.clinical.Code;
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
import org.hl7.fhir.r4.model.CanonicalType;
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

    private record Equipment(
            FactRecognition recognition,
            ProfileValidator profiles,
            TimeRule time,
            List<MessageRule> rules,
            UnmappedCodes unmapped,
            OwnCodes own) {

        static Equipment of(FhirContext fhir, Clock clock) {
            PublishedDefinitions definitions = PublishedDefinitions.load(fhir);
            TimeRule time = new TimeRule(clock);
            FactRecognition recognition = new FactRecognition(definitions);
            return new Equipment(
                    recognition,
                    new ProfileValidator(fhir, definitions),
                    time,
                    List.of(new EventRule(new EventContracts(definitions)), new PatientRule(), time, new BlockRule()),
                    new UnmappedCodes(new CodedPlaces(definitions), recognition),
                    new OwnCodes(definitions));
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
                                .validate(json.encode(bundle), stated(bundle))
                                .map(said -> said.stream().flatMap(FindingTranslator::findings))
                                .orElseGet(() -> Stream.of(notValidated("Bundle"))))
                .flatMap(found -> found)
                .distinct()
                .sorted(ERRORS_FIRST)
                .forEach(findings::add);
        return new Verdict(List.copyOf(findings), unresolved);
    }

    /**
     * Everything that is wrong with the resources of a bundle, each by itself: FHIR, the profile it was recognised as,
     * dates in the future. What only a message as a whole can show is not asked. Adds canonicals as {@link #validate}.
     */
    public List<Finding> validateEach(Bundle bundle) {
        Equipment equipped = equipment.get();
        Message message = Message.ofEach(bundle, equipped.recognition());
        message.parts().forEach(MessageValidator::stamp);
        return Stream.concat(
                        equipped.time().findings(message),
                        message.parts().stream().flatMap(part -> findings(part, equipped.profiles())))
                .distinct()
                .sorted(ERRORS_FIRST)
                .toList();
    }

    /**
     * Everything that is wrong with one resource: FHIR, the profile it was recognised as, those it states, the one that
     * is asked for, dates in the future. Adds canonicals as {@link #validate}.
     *
     * @param profile canonical of one that is {@linkplain #knows known}
     */
    public List<Finding> validateAlone(Resource resource, Optional<String> profile) {
        Equipment equipped = equipment.get();
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(resource);
        Message message = Message.ofEach(bundle, equipped.recognition());
        message.parts().forEach(MessageValidator::stamp);
        List<String> asked = profile.stream().toList();
        return Stream.concat(
                        equipped.time()
                                .findings(message)
                                .map(found -> message.parts().get(0).alone(found)),
                        equipped.profiles()
                                .validate(json.encode(resource), asked)
                                .map(said -> said.stream().flatMap(FindingTranslator::findings))
                                .orElseGet(() -> Stream.of(notValidated(resource.fhirType()))))
                .distinct()
                .sorted(ERRORS_FIRST)
                .toList();
    }

    /** The terminology that messages are validated by. */
    public Terminology terminology() {
        return equipment.get().profiles().terminology();
    }

    /** Whether there is a StructureDefinition of that canonical, of R4 or of ours. */
    public boolean knows(String profile) {
        return equipment.get().profiles().knows(profile);
    }

    private Stream<Finding> findings(MessagePart part, ProfileValidator profiles) {
        return profiles.validate(json.encode(part.resource()), List.of())
                .map(said -> said.stream().flatMap(FindingTranslator::findings).map(part::located))
                .orElseGet(() -> Stream.of(notValidated(part.location())));
    }

    /** The codes in a bundle that somebody should map: where a profile binds, with none beside them that is known. */
    public List<UnmappedCode> unmapped(Bundle bundle) {
        Equipment equipped = equipment.get();
        return equipped.unmapped().in(Message.of(bundle, equipped.recognition()));
    }

    /** Whether a code is said to be of a code system of ours that has no such code. */
    public boolean isMadeUp(Code code) {
        return equipment.get().own().isMadeUp(code);
    }

    /** The codes of the code systems that are published here. */
    public List<OwnCode> ownCodes() {
        return equipment.get().own().all();
    }

    /** The profile of ours that a resource must meet by its type and code, if any. */
    public Optional<Profile> recognise(Resource resource) {
        return equipment.get().recognition().profileOf(resource);
    }

    private static Finding notValidated(String location) {
        return Finding.error(
                "not-validated",
                location,
                "The FHIR validator could not get through this. Look for a reference that is neither `Type/id` nor a"
                        + " URL of a resource, and for empty or odd canonicals and codes.");
    }

    private static List<String> stated(Bundle bundle) {
        return bundle.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .toList();
    }

    private static void stamp(MessagePart part) {
        part.profile()
                .map(Profile::canonical)
                .filter(canonical -> !part.resource().getMeta().hasProfile(canonical))
                .ifPresent(canonical -> part.resource().getMeta().addProfile(canonical));
    }
}
