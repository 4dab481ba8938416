package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.clinical.Code;
import care.sij.partner.CodeMap.Direction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedMode;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A map is read whole or not at all. */
class ConceptMapReaderTest {

    private static final String LOCAL = "http://demo-hospital.example.org/codes";
    private static final String OURS = "http://sij-pathways.example.org/fhir/CodeSystem/sij-agent";

    /** R4 says what the target is to the source; what is narrower would say more than the sender did. */
    @ParameterizedTest
    @CsvSource({
        "EQUAL, true",
        "EQUIVALENT, true",
        "WIDER, true",
        "SUBSUMES, true",
        "NARROWER, false",
        "SPECIALIZES, false",
        "INEXACT, false",
        "RELATEDTO, false",
        "UNMATCHED, false",
        "DISJOINT, false"
    })
    void translatesWhatStaysTrueAndKnowsTheRestAsDecided(ConceptMapEquivalence equivalence, boolean translates) {
        CodeMap map = ConceptMapReader.read(map(equivalence), Direction.IN);
        Code code = new Code(LOCAL, "LIDO1");
        assertThat(map.judged()).containsExactly(code);
        assertThat(map.of(code)).hasSize(translates ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faulty")
    void refusesWhatItWouldHaveToPassOver(String place, Consumer<ConceptMap> spoil) {
        ConceptMap map = map(ConceptMapEquivalence.EQUAL);
        spoil.accept(map);
        assertThatThrownBy(() -> ConceptMapReader.read(map, Direction.IN))
                .isInstanceOf(InvalidCodeMap.class)
                .hasMessageContaining(place);
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                faulty("ConceptMap.status", map -> map.setStatus(PublicationStatus.DRAFT)),
                faulty("group[0].source", map -> group(map).setSource(null)),
                faulty("group[0].source", map -> group(map).setSource("local")),
                faulty("group[0].source", map -> group(map).setSource(OURS)),
                faulty("group[0].target", map -> group(map).setTarget(null)),
                faulty("group[0]", map -> group(map).setTargetVersion("2")),
                faulty(
                        "group[0].unmapped",
                        map -> group(map).getUnmapped().setMode(ConceptMapGroupUnmappedMode.PROVIDED)),
                faulty("element[0].code", map -> element(map).setCode("x".repeat(65))),
                faulty("element[0].target", map -> element(map).setTarget(null)),
                faulty(
                        "target[0].equivalence",
                        map -> element(map).getTargetFirstRep().setEquivalence(null)),
                faulty("target[0].code", map -> element(map).getTargetFirstRep().setCode(null)),
                faulty(
                        "target[0]",
                        map -> element(map)
                                .getTargetFirstRep()
                                .addDependsOn()
                                .setProperty("http://example.org/side")
                                .setValue("left")),
                faulty(
                        "target[1]",
                        map -> element(map)
                                .addTarget()
                                .setCode("bupivacaine")
                                .setEquivalence(ConceptMapEquivalence.EQUAL)),
                faulty(
                        "at most 10000",
                        map -> IntStream.rangeClosed(1, 10_000)
                                .forEach(number -> group(map)
                                        .addElement()
                                        .setCode("C" + number)
                                        .addTarget()
                                        .setCode("lidocaine")
                                        .setEquivalence(ConceptMapEquivalence.EQUAL))));
    }

    @Test
    void leavesTheSystemsOfTheWayOutToThePartner() {
        ConceptMap map = map(ConceptMapEquivalence.EQUAL);
        group(map).setSource(OURS).setTarget(OURS);
        assertThatThrownBy(() -> ConceptMapReader.read(map, Direction.OUT)).hasMessageContaining("group[0].target");
        group(map).setTarget(LOCAL);
        assertThat(ConceptMapReader.read(map, Direction.OUT).isEmpty()).isFalse();
    }

    private static Arguments faulty(String place, Consumer<ConceptMap> spoil) {
        return Arguments.of(place, spoil);
    }

    private static ConceptMapGroupComponent group(ConceptMap map) {
        return map.getGroupFirstRep();
    }

    private static SourceElementComponent element(ConceptMap map) {
        return group(map).getElementFirstRep();
    }

    private static ConceptMap map(ConceptMapEquivalence equivalence) {
        ConceptMap map = new ConceptMap().setStatus(PublicationStatus.ACTIVE);
        map.addGroup()
                .setSource(LOCAL)
                .setTarget(OURS)
                .addElement()
                .setCode("LIDO1")
                .addTarget()
                .setCode("lidocaine")
                .setEquivalence(equivalence);
        return map;
    }
}
