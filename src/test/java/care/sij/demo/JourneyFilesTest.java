package care.sij.demo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class JourneyFilesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String OFFSET = "http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset";
    private static final Set<String> SHARED = Set.of("Practitioner", "PractitionerRole", "Organization");
    private static final Map<String, Integer> MINUTES = Map.of("min", 1, "h", 60, "d", 1440, "wk", 10_080);

    static List<JourneyMessage> messages() {
        return new Journeys(new PathMatchingResourcePatternResolver()).inOrder();
    }

    @Test
    void tellThreeJourneysInOrder() {
        assertThat(messages().stream().filter(JourneyMessage::last))
                .extracting(JourneyMessage::journey, JourneyMessage::of)
                .containsExactly(tuple("J1", 26), tuple("J2", 10), tuple("J3", 10));
        assertThat(messages()).extracting(JourneyMessage::number).startsWith(1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void areWholeMessagesOfTheNamedClientAndEvent(JourneyMessage message) {
        Bundle bundle = parse(message);
        MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();

        assertThat(header.getEventCoding().getCode()).isEqualTo(message.event());
        assertThat(header.getSource().getEndpoint())
                .isEqualTo("http://" + message.client() + ".example.org/fhir/$process-message");
        assertThat(unresolved(bundle)).isEmpty();
        assertThatCode(() -> resource(bundle, Task.class)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void identifyEverythingSoThatAnotherPatientCanBeMadeOfThem(JourneyMessage message) {
        String number = "SYN-00" + message.journey().charAt(1);
        resources(parse(message))
                .filter(r -> !(r instanceof MessageHeader))
                .forEach(r -> assertThat(identifiers(r))
                        .isNotEmpty()
                        .allSatisfy(i ->
                                assertThat(i.getValue().contains(number)).isEqualTo(!SHARED.contains(r.fhirType()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"J1", "J2", "J3"})
    void moveForwardInTimeAndNeverReuseAnId(String journey) {
        List<Bundle> bundles = bundles(journey);

        assertThat(bundles).extracting(Bundle::getTimestamp).isSorted().doesNotHaveDuplicates();
        Set<String> ids = new HashSet<>();
        assertThat(bundles).allSatisfy(b -> {
            assertThat(ids.add(b.getIdPart())).isTrue();
            assertThat(ids.add(b.getEntryFirstRep().getResource().getIdPart())).isTrue();
        });
    }

    /** The relief of clinical.md 8.1, recomputed from what the files say. */
    @ParameterizedTest
    @CsvSource({
        "J1, INJ-SYN-001-1, demo-clinic,   75.0 87.5 62.5 25.0 12.5",
        "J1, INJ-SYN-001-2, demo-clinic,   71.4 85.7 85.7 71.4 42.9",
        "J1, INJ-SYN-001-3, demo-clinic,   85.7 57.1 28.6 0.0",
        "J2, INJ-SYN-002-1, demo-clinic,   14.3 14.3 0.0",
        "J3, INJ-SYN-003-1, demo-hospital, 50.0 0.0",
        "J3, INJ-SYN-003-1, demo-clinic,   75.0 75.0 50.0",
        "J3, INJ-SYN-003-2, demo-clinic,   37.5 37.5 25.0"
    })
    void giveTheReliefOfTheTable(String journey, String injection, String client, String relief) {
        List<Reading> readings = bundles(journey).stream()
                .flatMap(JourneyFilesTest::readings)
                .filter(r -> r.injection().equals("http://" + client + ".example.org/procedure|" + injection))
                .sorted(Comparator.comparing(Reading::minutes))
                .toList();
        Reading before = readings.get(0);

        assertThat(before.minutes()).isZero();
        assertThat(readings.stream().skip(1).map(r -> r.reliefSince(before))).containsExactly(relief.split(" "));
    }

    private record Reading(String injection, int minutes, int score) {
        String reliefSince(Reading before) {
            double percent = 100.0 * (before.score - score) / before.score;
            return String.valueOf(Math.round(percent * 10) / 10.0);
        }
    }

    private static Stream<Reading> readings(Bundle bundle) {
        return resources(bundle)
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(o -> o.hasExtension(OFFSET))
                .map(o -> {
                    Duration offset = (Duration) o.getExtensionByUrl(OFFSET).getValue();
                    int score = o.hasValueIntegerType()
                            ? o.getValueIntegerType().getValue()
                            : o.getValueQuantity().getValue().intValueExact();
                    return new Reading(
                            injection(bundle, o),
                            offset.getValue().intValueExact() * MINUTES.get(offset.getCode()),
                            score);
                });
    }

    private static String injection(Bundle bundle, Observation reading) {
        Identifier identifier = reading.getPartOfFirstRep().hasIdentifier()
                ? reading.getPartOfFirstRep().getIdentifier()
                : identifiers(byUrl(bundle).get(reading.getPartOfFirstRep().getReference()))
                        .get(0);
        return identifier.getSystem() + "|" + identifier.getValue();
    }

    private static List<Bundle> bundles(String journey) {
        return messages().stream()
                .filter(m -> m.journey().equals(journey))
                .map(JourneyFilesTest::parse)
                .toList();
    }

    private static Bundle parse(JourneyMessage message) {
        IParser parser = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        return parser.parseResource(Bundle.class, message.body());
    }

    private static Stream<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream().map(BundleEntryComponent::getResource);
    }

    private static <T extends Resource> T resource(Bundle bundle, Class<T> type) {
        return resources(bundle)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Resource> byUrl(Bundle bundle) {
        return bundle.getEntry().stream()
                .collect(toMap(BundleEntryComponent::getFullUrl, BundleEntryComponent::getResource));
    }

    private static List<String> unresolved(Bundle bundle) {
        Set<String> urls = byUrl(bundle).keySet();
        return FHIR.newTerser().getAllPopulatedChildElementsOfType(bundle, BaseReference.class).stream()
                .map(r -> r.getReferenceElement().getValue())
                .filter(r -> r != null && !urls.contains(r))
                .toList();
    }

    private static List<Identifier> identifiers(Resource resource) {
        List<Identifier> found = new ArrayList<>();
        Property property = resource.getNamedProperty("identifier");
        property.getValues().forEach(v -> found.add((Identifier) v));
        return found;
    }
}
