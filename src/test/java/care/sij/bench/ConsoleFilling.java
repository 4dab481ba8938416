package care.sij.bench;

import care.sij.bench.RestLoad.Shot;
import care.sij.support.Journey;
import care.sij.support.Journey.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Fills the service by its messages: referrals of all patients, of every tenth what follows up to the first visit, and
 * of a few the whole way to the second year after the fusion.
 */
final class ConsoleFilling {

    private static final int PORTION = 500;
    private static final int EXAMINED = 10;
    private static final int VISIT = 4;
    private static final int WHOLE = 20;

    private static final List<String> BEGINNINGS = List.of(
            "Amber", "Birch", "Cedar", "Dover", "Elder", "Fern", "Glen", "Hazel", "Iron", "Juniper", "Kestrel", "Lark",
            "Maple", "North", "Oak", "Pine", "Quill", "River", "Stone", "Thorn");
    private static final List<String> ENDINGS = List.of(
            "bank", "bridge", "brook", "croft", "dale", "field", "ford", "gate", "hurst", "land", "ley", "mere",
            "ridge", "wick", "wood");
    private static final List<String> GIVEN = List.of("Avery", "Blake", "Corey", "Devon", "Ellis", "Frances", "Jordan");

    private final RestLoad hospital;
    private final RestLoad clinic;
    private final Journey journey = Journey.named("J1");

    ConsoleFilling(String base) {
        this.hospital = new RestLoad("demo-hospital", base);
        this.clinic = new RestLoad("demo-clinic", base);
    }

    /** A number of a patient who went the whole way. */
    static String walked() {
        return number(0);
    }

    /** Once for a directory of data: a file in it tells that it was done. */
    void fillOnce(Path data, int patients) throws IOException, InterruptedException {
        Path done = data.resolve("filled-" + patients);
        if (Files.exists(done)) {
            return;
        }
        for (int from = 0; from < patients; from += PORTION) {
            fill(IntStream.range(from, Math.min(from + PORTION, patients))
                    .mapToObj(this::of)
                    .toList());
            System.out.println(Math.min(from + PORTION, patients) + " of " + patients + " patients are referred");
        }
        IntStream.range(VISIT, journey.messages().size()).forEach(this::walk);
        Files.createFile(done);
    }

    private void fill(List<Journey> patients) throws InterruptedException {
        hospital.all(patients.stream().map(patient -> shot(patient, 0)).toList());
        for (int step = 1; step < VISIT; step++) {
            int place = step;
            clinic.all(IntStream.range(0, patients.size())
                    .filter(number -> number % EXAMINED == 0)
                    .mapToObj(number -> shot(patients.get(number), place))
                    .toList());
        }
    }

    /** One step of those who go the whole way: every tenth of the first. */
    private void walk(int place) {
        RestLoad sender = journey.messages().get(place).client().equals("demo-hospital") ? hospital : clinic;
        try {
            sender.all(IntStream.range(0, WHOLE)
                    .mapToObj(number -> shot(of(number * EXAMINED), place))
                    .toList());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Some share a name, as people do; every other patient's left joint hurts, but nobody's who goes on from there. */
    private Journey of(int patient) {
        Journey walked = journey.about(number(patient));
        return new Journey(
                walked.patient(),
                walked.messages().stream()
                        .map(message -> named(patient, message))
                        .toList());
    }

    private static Message named(int patient, Message message) {
        String family = family(patient);
        String named = message.json()
                .replace("Synthetica-One", family)
                .replace("SYNTHETICA-ONE", family.toUpperCase(Locale.ROOT))
                .replace("Avery", GIVEN.get(patient / EXAMINED % GIVEN.size()));
        return new Message(
                message.client(),
                message.event(),
                patient % 2 == 0
                        ? named
                        : named.replace("\"24028007\"", "\"7771000\"").replace("\"Right\"", "\"Left\""));
    }

    /** One of 300. */
    private static String family(int patient) {
        return BEGINNINGS.get(patient % BEGINNINGS.size()) + ENDINGS.get(patient / BEGINNINGS.size() % ENDINGS.size())
                + "-Synthetica";
    }

    private static String number(int patient) {
        return "SYN-CONSOLE-" + patient;
    }

    private static Shot shot(Journey patient, int place) {
        return new Shot("/fhir/$process-message", patient.messages().get(place).json());
    }
}
