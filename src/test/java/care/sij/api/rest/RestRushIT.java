package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Writes that meet at the same moment. */
class RestRushIT {

    private static final int AT_ONCE = 8;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void createsOnceUnderOneCondition() throws Exception {
        String number = Rested.number();
        List<Got> got = atOnce(
                AT_ONCE,
                none -> RestCall.to(hospital, "/Patient")
                        .header("If-None-Exist", "identifier=" + Rested.MRN + "%7C" + number)
                        .call("POST", Rested.patient(number).toString()));
        assertThat(got).extracting(Got::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(got).extracting(Got::id).containsOnly(got.get(0).id());
    }

    @Test
    void createsOnceUnderOneConditionHoweverItIsSpelled() throws Exception {
        String patient = Rested.person(hospital);
        List<Got> got = atOnce(
                AT_ONCE,
                number -> RestCall.to(hospital, "/Observation")
                        .header(
                                "If-None-Exist",
                                number % 2 == 0
                                        ? "status=final&subject=Patient/" + patient
                                        : "subject=Patient/" + patient + "&status=final")
                        .call("POST", numbered(patient).toString()));
        assertThat(got).extracting(Got::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(got).extracting(Got::id).containsOnly(got.get(0).id());
    }

    /** Conditions with locks of their own meet at the patient's: what was found before is looked for again. */
    @Test
    void createsOnceUnderConditionsThatMeanTheSame() throws Exception {
        String patient = Rested.person(hospital);
        List<Got> got = atOnce(
                AT_ONCE,
                number -> RestCall.to(hospital, "/Observation")
                        .header("If-None-Exist", "subject=Patient/" + patient + "&date=ge20" + (10 + number) + "-01-01")
                        .call("POST", numbered(patient).toString()));
        assertThat(got).extracting(Got::status).containsOnlyOnce(201).containsOnly(200, 201);
    }

    private static ObjectNode numbered(String patient) {
        return Rested.pain("Patient/" + patient, Rested.number(), 4);
    }

    @Test
    void createsOnceUnderOneIdOfAClient() throws Exception {
        String number = Rested.number();
        String id = "demo-hospital." + number.substring(5, 20);
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), number, 4);
        pain.put("id", id);
        List<Got> got = atOnce(AT_ONCE, none -> RestCall.put(hospital, "/Observation/" + id, pain));
        assertThat(got).extracting(Got::status).containsOnlyOnce(201).containsOnly(200, 201);
    }

    @Test
    void refersBySearchToTheOneThatWasCreatedOnce() throws Exception {
        String patient = Rested.person(hospital);
        String number = Rested.number();
        RestCall.post(hospital, "/Observation", Rested.pain("Patient/" + patient, number, 2));
        List<Got> got = atOnce(AT_ONCE, score -> {
            ObjectNode transaction = Rested.bundle("transaction");
            ObjectNode pain = Rested.pain("Patient/" + patient, Rested.number(), score);
            pain.putArray("derivedFrom")
                    .addObject()
                    .put("reference", "Observation?identifier=" + Rested.OBSERVATION + "%7C" + number);
            Rested.entry(transaction, "POST", "Observation", pain);
            return RestCall.post(hospital, "", transaction);
        });
        assertThat(got).extracting(Got::status).containsOnly(200);
        assertThat(hospital.search("Observation?patient=" + patient)).hasSize(AT_ONCE + 1);
    }

    @Test
    void updatesOncePerVersion() throws Exception {
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), 1);
        Got created = RestCall.post(hospital, "/Observation", pain);
        List<Got> got = atOnce(
                AT_ONCE,
                score -> RestCall.to(hospital, "/Observation/" + created.id())
                        .header("If-Match", "W/\"1\"")
                        .call(
                                "PUT",
                                ((ObjectNode) created.json())
                                        .put("valueInteger", score + 2)
                                        .toString()));
        assertThat(got).extracting(Got::status).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void writesWhatManyPatientsShareWithoutLosingAny() throws Exception {
        String practitioner = Rested.number();
        List<Got> got = atOnce(AT_ONCE * 4, number -> {
            ObjectNode transaction = Rested.bundle("transaction");
            ObjectNode doctor = Rested.entry(transaction, "POST", "Practitioner", Rested.practitioner(practitioner));
            doctor.put("fullUrl", "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0201");
            ObjectNode patient = Rested.patient(Rested.number());
            patient.putArray("generalPractitioner")
                    .addObject()
                    .put("reference", "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0201");
            Rested.entry(transaction, "POST", "Patient", patient);
            return RestCall.post(hospital, "", transaction);
        });
        assertThat(got).extracting(Got::status).containsOnly(200);
        String doctor = got.get(0)
                .json()
                .path("entry")
                .path(0)
                .path("response")
                .path("location")
                .asString()
                .replaceAll(".*/(Practitioner/[^/]+)/.*", "$1");
        assertThat(WholeService.partner("demo-auditor").search("Patient?general-practitioner=" + doctor))
                .hasSize(AT_ONCE * 4);
    }

    private static List<Got> atOnce(int calls, IntFunction<Got> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Got>> work = new ArrayList<>();
            for (int number = 0; number < calls; number++) {
                int each = number;
                work.add(() -> call.apply(each));
            }
            List<Got> got = new ArrayList<>();
            for (Future<Got> done : pool.invokeAll(work)) {
                got.add(done.get());
            }
            return got;
        } finally {
            pool.shutdownNow();
        }
    }
}
