package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.Code;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Target;
import care.sij.partner.CodeMap.Width;
import care.sij.record.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTranslationTest {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    /** Codes are written {@code system#code}; the systems of the map are l (local), s, t and u. */
    private static final CodeMap MAP = new CodeMap(
            1,
            Map.of(
                    code("l#1"), targets("s#one"),
                    code("l#2"), targets("s#two", "t#two"),
                    code("l#3"), targets(),
                    code("s#one"), targets("u#uno")));

    @ParameterizedTest
    @CsvSource({
        "l#1, l#1 s#one u#uno",
        "l#2, l#2 s#two t#two",
        "l#3, l#3",
        "l#4, l#4",
        "x#1 l#1, x#1 l#1 s#one u#uno",
        "l#1 s#other, l#1 s#other",
        "l#1 l#2, l#1 l#2 s#one t#two u#uno",
        "l#2 s#other, l#2 s#other t#two"
    })
    void addsTheTargetAfterWhatStoodThere(String told, String translated) {
        CodeableConcept concept = concept(told);
        CodeTranslation.apply(MAP, concept);
        assertThat(text(concept)).isEqualTo(translated);
    }

    @Test
    void changesNothingWhenItIsDoneAgain() {
        Random random = new Random(22);
        for (int round = 0; round < 500; round++) {
            CodeMap map = anyMap(random);
            CodeableConcept concept = new CodeableConcept();
            random.ints(random.nextInt(4), 0, 16).forEach(number -> concept.addCoding(coding(anyCode(number))));
            String told = text(concept);
            CodeTranslation.apply(map, concept);
            String once = text(concept);
            assertThat(once).startsWith(told);
            assertThat(CodeTranslation.apply(map, concept)).isEmpty();
            assertThat(text(concept)).isEqualTo(once);
        }
    }

    @Test
    void leavesWordsAndTheMarkOfTheUsersChoiceAlone() {
        CodeableConcept concept = new CodeableConcept().setText("as said");
        concept.addCoding(coding(code("l#1")).setDisplay("Local one").setUserSelected(true));
        CodeTranslation.apply(MAP, concept);
        assertThat(concept.getText()).isEqualTo("as said");
        assertThat(concept.getCodingFirstRep().getDisplay()).isEqualTo("Local one");
        assertThat(concept.getCodingFirstRep().getUserSelected()).isTrue();
        assertThat(concept.getCoding().get(1).hasUserSelected()).isFalse();
    }

    @Test
    void reachesExtensionsPartsOfThemAndContainedResources() {
        String told = """
                {"resourceType":"Procedure","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>"},
                "contained":[{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"l","code":"1"}]}}],
                "extension":[{"url":"http://example.org/injectate","extension":[{"url":"agent",
                    "valueCodeableConcept":{"coding":[{"system":"l","code":"1"}]}}]}],
                "status":"completed","_recordedDate":{"extension":[{"url":"http://example.org/x","valueCodeableConcept":{"coding":[{"system":"l","code":"1"}]}}]},
                "subject":{"reference":"Patient/1"},
                "bodySite":[{"coding":[{"system":"l","code":"1"}],"extension":[{"url":"http://example.org/side",
                    "valueCodeableConcept":{"coding":[{"system":"l","code":"1"}]}}]}]}""";
        Procedure procedure =
                JSON.read(Bytes.utf8(told.replace("\"_recordedDate\"", "\"_performedDateTime\"")), Procedure.class);
        assertThat(CodeTranslation.apply(MAP, procedure))
                .filteredOn(added -> added.source().equals(code("l#1")))
                .hasSize(5);
        assertThat(procedure.getText().getDivAsString()).contains(">x<");
    }

    /**
     * Who has not had a fusion of the left joint may have had another one; who has no thigh thrust pain, other pain.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"resourceType":"Procedure","status":"completed",%s}                                    ; true
            {"resourceType":"Procedure","status":"not-done",%s}                                     ; false
            {"resourceType":"Procedure","status":"entered-in-error",%s}                             ; true
            {"resourceType":"Condition","verificationStatus":{"coding":[{"system":"T/condition-ver-status","code":"confirmed"}]},%s} ; true
            {"resourceType":"Condition","verificationStatus":{"coding":[{"system":"T/condition-ver-status","code":"refuted"}]},%s} ; false
            {"resourceType":"AllergyIntolerance","verificationStatus":{"coding":[{"system":"T/allergyintolerance-verification","code":"refuted"}]},%s} ; false
            {"resourceType":"MedicationAdministration","status":"not-done","medicationCodeableConcept":{"coding":[{"system":"l","code":"1"}]}} ; false
            {"resourceType":"MedicationStatement","status":"not-taken","medicationCodeableConcept":{"coding":[{"system":"l","code":"1"}]}} ; false
            {"resourceType":"ServiceRequest","doNotPerform":true,%s}                                ; false
            {"resourceType":"MedicationRequest","doNotPerform":true,"medicationCodeableConcept":{"coding":[{"system":"l","code":"1"}]}} ; false
            {"resourceType":"Observation","valueBoolean":true,%s}                                   ; true
            {"resourceType":"Observation","valueBoolean":false,%s}                                  ; false
            {"resourceType":"Observation","valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"260385009"}]},%s} ; false
            {"resourceType":"Observation","interpretation":[{"coding":[{"system":"T/v3-ObservationInterpretation","code":"NEG"}]}],%s} ; false
            {"resourceType":"Observation","valueCodeableConcept":{"coding":[{"system":"l","code":"no"}]},%s} ; false
            {"resourceType":"Observation","component":[{"valueBoolean":false,%s}]}                  ; false
            {"resourceType":"Observation","valueBoolean":true,"component":[{"valueBoolean":true,%s}]} ; true
            {"resourceType":"Procedure","status":"not-done","contained":[{"resourceType":"Observation","id":"o","valueBoolean":true,%s}]} ; true
            """)
    void addsNothingWiderToWhatIsDenied(String told, boolean translates) {
        String coded = "\"code\":{\"coding\":[{\"system\":\"l\",\"code\":\"1\"}]}";
        String body = told.contains("%s") ? told.formatted(coded) : told;
        for (Width width : Width.values()) {
            CodeMap map = new CodeMap(
                    1,
                    Map.of(
                            code("l#1"), List.of(new Target(code("s#one"), "", width)),
                            code("l#no"),
                                    List.of(new Target(
                                            code("T/v2-0136#N".replace("T/", TERMINOLOGY)), "", Width.SAME))));
            Resource resource = JSON.read(Bytes.utf8(body.replace("\"T/", "\"" + TERMINOLOGY)));
            assertThat(CodeTranslation.apply(map, resource))
                    .extracting(CodeTranslation.Added::source)
                    .filteredOn(code("l#1")::equals)
                    .as(width + " " + told)
                    .hasSize(translates || width == Width.SAME ? 1 : 0);
        }
    }

    @Test
    void walksNothingWithoutAMap() {
        CodeableConcept concept = concept("l#1");
        assertThat(CodeTranslation.apply(CodeMap.NONE, concept)).isEmpty();
        assertThat(text(concept)).isEqualTo("l#1");
    }

    private static CodeMap anyMap(Random random) {
        Map<Code, List<Target>> targets = new HashMap<>();
        for (int entry = 0; entry < 8; entry++) {
            targets.put(anyCode(random.nextInt(16)), List.of(new Target(anyCode(random.nextInt(16)), "", Width.SAME)));
        }
        return new CodeMap(1, targets);
    }

    private static Code anyCode(int number) {
        return new Code("s" + number % 4, "c" + number / 4);
    }

    private static List<Target> targets(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new Target(code(text), "", Width.SAME))
                .toList();
    }

    private static Code code(String text) {
        String[] parts = text.split("#", 2);
        return new Code(parts[0], parts[1]);
    }

    private static Coding coding(Code code) {
        return new Coding().setSystem(code.system()).setCode(code.code());
    }

    private static CodeableConcept concept(String codes) {
        CodeableConcept concept = new CodeableConcept();
        Arrays.stream(codes.split(" ")).forEach(text -> concept.addCoding(coding(code(text))));
        return concept;
    }

    private static String text(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(coding -> coding.getSystem() + "#" + coding.getCode())
                .collect(Collectors.joining(" "));
    }
}
