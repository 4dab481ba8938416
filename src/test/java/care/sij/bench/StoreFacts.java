package care.sij.bench;

import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.Draft;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Synthetic patients with their plans and many values, each with everything it is found by. */
final class StoreFacts {

    static final int OF_A_PATIENT = 200;

    private static final int GOALS = 4;
    private static final List<String> CODES = List.of("72514-3", "718-7", "4548-4", "8302-2", "29463-7");
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);

    private final FhirJson json;
    private final IndexTermExtractor terms;

    StoreFacts(FhirContext fhir) {
        this.json = new FhirJson(fhir);
        this.terms = new IndexTermExtractor(fhir);
    }

    /** A patient, its plan with goals, and values on as many days, under ids that follow from the number. */
    List<Draft> ofPatient(int number) {
        String patient = id("Patient", number, 0);
        return IntStream.range(0, OF_A_PATIENT)
                .mapToObj(place -> draft(patient, resource(patient, number, place)))
                .toList();
    }

    static String patient(int number) {
        return id("Patient", number, 0);
    }

    private static String id(String type, int number, int place) {
        return UUID.nameUUIDFromBytes((type + number + "-" + place).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Resource resource(String patient, int number, int place) {
        Reference subject = new Reference("Patient/" + patient);
        if (place == 0) {
            Patient person = new Patient();
            person.addIdentifier()
                    .setSystem("http://demo-hospital.example.org/mrn")
                    .setValue("SYN-STORE-" + number);
            person.addName().setFamily("Synthetica" + number % 997).addGiven("Store");
            person.setBirthDateElement(
                    new DateType(FIRST.minusDays(number % 20_000).toString()));
            return person.setId(patient);
        }
        if (place == 1) {
            CarePlan plan =
                    new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE).setSubject(subject);
            IntStream.range(2, 2 + GOALS)
                    .forEach(goal -> plan.addGoal().setReference("Goal/" + id("Goal", number, goal)));
            return plan.setIntent(CarePlan.CarePlanIntent.PLAN).setId(id("CarePlan", number, place));
        }
        if (place < 2 + GOALS) {
            return new Goal()
                    .setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE)
                    .setDescription(new CodeableConcept().setText("Synthetic goal"))
                    .setSubject(subject)
                    .setId(id("Goal", number, place));
        }
        return observation(subject, number, place).setId(id("Observation", number, place));
    }

    private static Observation observation(Reference subject, int number, int place) {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept(
                        new Coding().setSystem("http://loinc.org").setCode(CODES.get(place % CODES.size()))))
                .setSubject(subject)
                .setEffective(new DateTimeType(FIRST.plusDays((number + place * 17L) % 4_000) + "T08:00:00Z"))
                .setValue(new Quantity()
                        .setValue(BigDecimal.valueOf(10 + (number + place) % 900, 1))
                        .setUnit("g/dL")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("g/dL"));
        observation
                .addIdentifier()
                .setSystem("http://demo-hospital.example.org/observation")
                .setValue("STORE-" + number + "-" + place);
        return observation;
    }

    private Draft draft(String patient, Resource resource) {
        EncodedResource encoded = json.encodeForRecord(resource);
        return new Draft(
                new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart()),
                List.of(patient),
                Origin.PARTNER,
                "demo-hospital",
                encoded.contentHash(),
                encoded.encoder(),
                terms.extract(resource));
    }
}
