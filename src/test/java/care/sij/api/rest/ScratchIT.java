package care.sij.api.rest;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ScratchIT {
    @Test
    void measure() throws Exception {
        DemoPartner hospital = WholeService.partner("demo-hospital");
        String p = "Patient/" + Rested.person(hospital);
        for (int round = 0; round < 3; round++) {
            for (int clients : new int[] {1, 4}) {
                run("create clients=" + clients, clients, 400, () -> {
                    String person = Rested.person(hospital);
                    return 1;
                });
                run("allergy create clients=" + clients, clients, 400, () -> RestCall.post(hospital, "/AllergyIntolerance", Rested.allergy(p, "http://demo-hospital.example.org/allergy", Rested.number())).status());
                run("tx10 clients=" + clients, clients, 100, () -> {
                    ObjectNode t = Rested.bundle("transaction");
                    Rested.entry(t, "POST", "Patient", Rested.patient(Rested.number())).put("fullUrl", "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0003");
                    for (int i = 0; i < 9; i++) Rested.entry(t, "POST", "Observation", Rested.pain("urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0003", Rested.number(), 3));
                    return RestCall.post(hospital, "", t).status();
                });
            }
        }
        ObjectNode t = Rested.bundle("transaction");
        Rested.entry(t, "POST", "Patient", Rested.patient(Rested.number())).put("fullUrl", "urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0003");
        for (int i = 0; i < 5000; i++) Rested.entry(t, "POST", "AllergyIntolerance", Rested.allergy("urn:uuid:0b4c1d1c-3c38-4d0e-9a4c-0a5d8e5f0003", "http://demo-hospital.example.org/allergy", Rested.number()));
        long a = System.nanoTime();
        System.out.println("SCRATCH big " + RestCall.post(hospital, "", t).status() + " " + (System.nanoTime() - a) / 1_000_000 + " ms");
    }

    static void run(String name, int clients, int n, Callable<Integer> c) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        List<Callable<Integer>> l = new ArrayList<>();
        for (int i = 0; i < n; i++) l.add(c);
        long a = System.nanoTime();
        for (var f : pool.invokeAll(l)) f.get();
        System.out.println("SCRATCH " + name + " " + n * 1e9 / (System.nanoTime() - a) + "/s");
        pool.shutdown();
    }
}
