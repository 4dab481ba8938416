package care.sij.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import care.sij.fhir.FhirR4;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** The patch of a difference turns the one version into the other one, and finds list elements by their keys. */
class VersionDifferenceTest {

    private static final FhirContext FHIR = FhirR4.context();
    private static final String ACTIVITY_KEY =
            "http://sij-pathways.example.org/fhir/StructureDefinition/sij-activity-key";

    @Property(tries = 150)
    void turnsOnePlanIntoTheOther(@ForAll("plans") CarePlan from, @ForAll("plans") CarePlan to) {
        assertTurns(from, to);
    }

    @Property(tries = 150)
    void turnsOnePersonIntoTheOther(@ForAll("persons") Patient from, @ForAll("persons") Patient to) {
        assertTurns(from, to);
    }

    @Property(tries = 50)
    void saysNothingOfWhatIsTheSame(@ForAll("plans") CarePlan plan) {
        assertThat(VersionDifference.patch(plan, plan.copy()).getParameter()).isEmpty();
    }

    @Test
    void findsAnActivityByItsKeyThoughOthersCameBeforeIt() {
        CarePlan from = new CarePlan();
        activity(from, "block-1", CarePlanActivityStatus.SCHEDULED);
        CarePlan to = new CarePlan();
        activity(to, "exam", CarePlanActivityStatus.COMPLETED);
        activity(to, "block-1", CarePlanActivityStatus.COMPLETED);
        Parameters patch = VersionDifference.patch(from, to);
        assertThat(patch.getParameter()).hasSize(2);
        assertThat(text(patch, 0, "type")).isEqualTo("replace");
        assertThat(text(patch, 0, "path"))
                .isEqualTo("CarePlan.activity.where(extension.where(url='" + ACTIVITY_KEY
                        + "').value='block-1').detail.status");
        assertThat(text(patch, 0, "value")).isEqualTo("completed");
        assertThat(text(patch, 1, "type")).isEqualTo("insert");
        assertThat(text(patch, 1, "path")).isEqualTo("CarePlan.activity");
        assertThat(text(patch, 1, "index")).isEqualTo("0");
    }

    @Test
    void findsAnIdentifierBySystemAndValueWhateverQuotesAreInIt() {
        Patient from = new Patient();
        from.addIdentifier().setSystem("urn:a").setValue("o'Brien\\1").setUse(null);
        from.addIdentifier().setValue("no system");
        Patient to = from.copy();
        to.getIdentifier().remove(1);
        to.getIdentifierFirstRep().getPeriod().setEndElement(new DateTimeType("2024-01-01"));
        Parameters patch = VersionDifference.patch(from, to);
        assertThat(patch.getParameter())
                .extracting(operation -> operation.getPart().get(1).getValue().primitiveValue())
                .containsExactly(
                        "Patient.identifier.where(system.empty() and value='no system')",
                        "Patient.identifier.where(system='urn:a' and value='o\\'Brien\\\\1')");
        assertTurns(from, to);
    }

    @Test
    void changesTheKindOfAChoice() {
        Observation from = new Observation().setValue(new StringType("7"));
        Observation to = new Observation().setValue(new BooleanType(true));
        assertThat(text(VersionDifference.patch(from, to), 0, "path")).isEqualTo("Observation.value");
        assertTurns(from, to);
    }

    @Test
    void takesNoNoticeOfMetadataAndNarrative() {
        Patient from = new Patient();
        Patient to = new Patient();
        to.setId("other");
        to.setMeta(new Meta().setVersionId("2"));
        to.setText(new Narrative());
        to.getText().setDivAsString("<div>x</div>");
        assertThat(VersionDifference.patch(from, to).getParameter()).isEmpty();
    }

    private static void assertTurns(Resource from, Resource to) {
        IParser json = FHIR.newJsonParser();
        Parameters sent =
                json.parseResource(Parameters.class, json.encodeResourceToString(VersionDifference.patch(from, to)));
        Resource patched = FhirPathPatch.apply(FHIR, from, sent);
        assertThat(json.encodeResourceToString(patched)).isEqualTo(json.encodeResourceToString(to));
    }

    private static String text(Parameters patch, int operation, String name) {
        return patch.getParameter().get(operation).getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map((ParametersParameterComponent part) -> part.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }

    private static CarePlanActivityComponent activity(CarePlan plan, String key, CarePlanActivityStatus status) {
        CarePlanActivityComponent activity = plan.addActivity();
        activity.addExtension(ACTIVITY_KEY, new StringType(key));
        activity.getDetail().setStatus(status);
        return activity;
    }

    @Provide
    Arbitrary<CarePlan> plans() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 5))
                .as((seed, size) -> plan(new Random(seed), size));
    }

    @Provide
    Arbitrary<Patient> persons() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 4))
                .as((seed, size) -> person(new Random(seed), size));
    }

    private static CarePlan plan(Random random, int size) {
        CarePlan plan = new CarePlan().setStatus(pick(random, CarePlanStatus.ACTIVE, CarePlanStatus.COMPLETED));
        if (random.nextBoolean()) {
            plan.setTitle("Plan " + random.nextInt(3));
            plan.getTitleElement().addExtension("http://x", new CodeType("c" + random.nextInt(2)));
        }
        for (int number = 0; number < size; number++) {
            CarePlanActivityComponent activity = activity(
                    plan,
                    "key-" + random.nextInt(6),
                    pick(random, CarePlanActivityStatus.SCHEDULED, CarePlanActivityStatus.COMPLETED));
            activity.getDetail().getCode().addCoding().setSystem("s").setCode("c" + random.nextInt(3));
            activity.getDetail()
                    .setScheduled(
                            random.nextBoolean()
                                    ? new StringType("soon")
                                    : new Period()
                                            .setStartElement(new DateTimeType("2024-01-0" + (1 + random.nextInt(3)))));
            plan.addGoal().setReference("Goal/" + random.nextInt(4));
            plan.addAddresses().setDisplay("no reference " + random.nextInt(2));
        }
        if (random.nextBoolean()) {
            Observation inside = new Observation().setValue(new StringType("v" + random.nextInt(3)));
            inside.setId("inside-" + random.nextInt(2));
            plan.addSupportingInfo().setResource(inside);
        }
        return roundTrip(plan);
    }

    private static Patient person(Random random, int size) {
        Patient patient = new Patient().setActive(random.nextBoolean());
        for (int number = 0; number < size; number++) {
            patient.addIdentifier()
                    .setSystem(random.nextInt(4) == 0 ? null : "urn:" + random.nextInt(2))
                    .setValue("n'" + random.nextInt(3));
            patient.addTelecom()
                    .setSystem(pick(random, ContactPointSystem.PHONE, ContactPointSystem.EMAIL))
                    .setValue("t" + random.nextInt(3))
                    .setRank(1 + random.nextInt(3));
            patient.addName()
                    .setFamily("F" + random.nextInt(3))
                    .addGiven("G" + random.nextInt(2))
                    .addGiven("H");
            patient.addExtension("http://e/" + random.nextInt(4), new StringType("x" + random.nextInt(2)));
            patient.addAddress(new Address().addLine("L" + random.nextInt(2)).addLine("M" + random.nextInt(3)));
            patient.addContact().getName().setFamily("C" + random.nextInt(2));
        }
        return roundTrip(patient);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static <T extends Resource> T roundTrip(T resource) {
        IParser json = FHIR.newJsonParser();
        @SuppressWarnings("unchecked")
        T read = (T) json.parseResource(resource.getClass(), json.encodeResourceToString(resource));
        return read;
    }
}
