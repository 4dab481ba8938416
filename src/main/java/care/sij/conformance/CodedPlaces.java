package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;

/** Where our profiles and extensions expect which codes, as their definitions pin or bind them. */
final class CodedPlaces {

    /** {@code Observation.value[x].coding}: an element below the resource, coded. */
    private static final Pattern ELEMENT = Pattern.compile("[A-Za-z]+\\.([A-Za-z]+)(\\[x])?(\\.coding)?");

    /** {@code Extension.extension:agent.value[x].coding:sij}: the value of an extension, or of a part of it. */
    private static final Pattern EXTENSION =
            Pattern.compile("Extension(?:\\.extension:([A-Za-z-]+))?\\.value\\[x](?:\\.coding.*)?");

    /** What is known at a place: single codes, or all of a system. */
    record Known(Set<Code> codes, Set<String> systems) {

        boolean includes(Code code) {
            return codes.contains(code) || systems.contains(code.system());
        }
    }

    /** A coded element of a profile. */
    record Place(String element, Known known) {}

    private final Map<Profile, List<Place>> ofProfiles = new EnumMap<>(Profile.class);
    private final Map<String, Known> ofExtensions = new HashMap<>();
    private final Map<String, ValueSet> valueSets = new HashMap<>();

    CodedPlaces(PublishedDefinitions definitions) {
        definitions.of(ValueSet.class).forEach(valueSet -> valueSets.put(valueSet.getUrl(), valueSet));
        definitions.of(StructureDefinition.class).forEach(this::learn);
        // The profile asks for its findings by an invariant, since normal ones may be told beside others.
        ofProfiles
                .computeIfAbsent(Profile.IMAGING_REPORT, any -> new ArrayList<>())
                .add(new Place(
                        "conclusionCode", new Known(Set.of(), Set.of(SijUris.codeSystem("sij-imaging-finding")))));
    }

    /** The coded elements of a profile, without the one that says what the resource is. */
    List<Place> of(Profile profile) {
        return ofProfiles.getOrDefault(profile, List.of());
    }

    /** What is known as value of an extension, or of a part of it: {@code <url>} or {@code <url>#<part>}. */
    Optional<Known> ofExtension(String url) {
        return Optional.ofNullable(ofExtensions.get(url));
    }

    private void learn(StructureDefinition definition) {
        Optional<Profile> profile = Profile.ofCanonical(definition.getUrl());
        for (ElementDefinition element : definition.getDifferential().getElement()) {
            known(element).ifPresent(known -> {
                profile.filter(one -> one.role() == Profile.Role.FACT).ifPresent(one -> learn(one, element, known));
                learnExtension(definition.getUrl(), element, known);
            });
        }
    }

    private void learn(Profile profile, ElementDefinition element, Known known) {
        Matcher path = ELEMENT.matcher(element.getPath());
        if (path.matches() && !path.group(1).equals(FactRecognition.kindElement(profile.type()))) {
            ofProfiles.computeIfAbsent(profile, any -> new ArrayList<>()).add(new Place(path.group(1), known));
        }
    }

    private void learnExtension(String url, ElementDefinition element, Known known) {
        Matcher id = EXTENSION.matcher(element.getId());
        if (id.matches()) {
            ofExtensions.put(
                    url
                            + Optional.ofNullable(id.group(1))
                                    .map(part -> "#" + part)
                                    .orElse(""),
                    known);
        }
    }

    private Optional<Known> known(ElementDefinition element) {
        if (element.getPattern() instanceof CodeableConcept pattern) {
            return Optional.of(new Known(codes(pattern), Set.of()));
        }
        String canonical =
                Optional.ofNullable(element.getBinding().getValueSet()).orElse("");
        return Optional.ofNullable(valueSets.get(canonical.split("\\|", 2)[0])).map(CodedPlaces::known);
    }

    private static Known known(ValueSet valueSet) {
        Set<Code> codes = new HashSet<>();
        Set<String> systems = new HashSet<>();
        for (ValueSet.ConceptSetComponent include : valueSet.getCompose().getInclude()) {
            include.getConcept().forEach(concept -> codes.add(new Code(include.getSystem(), concept.getCode())));
            if (!include.hasConcept()) {
                systems.add(include.getSystem());
            }
        }
        return new Known(Set.copyOf(codes), Set.copyOf(systems));
    }

    private static Set<Code> codes(CodeableConcept concept) {
        Set<Code> codes = new HashSet<>();
        concept.getCoding().stream()
                .flatMap(coding -> CodeTranslation.codeOf(coding).stream())
                .forEach(codes::add);
        return Set.copyOf(codes);
    }

    /** The codes of concepts. */
    static Stream<Code> codesIn(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .flatMap(coding -> CodeTranslation.codeOf(coding).stream());
    }
}
