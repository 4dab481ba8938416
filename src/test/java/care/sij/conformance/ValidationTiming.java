package care.sij.conformance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;

/** Prints what validating the demo's messages costs in processor time, and where it goes; run it by hand. */
final class ValidationTiming {

    private static final int ROUNDS = 6;

    private ValidationTiming() {}

    public static void main(String[] arguments) throws IOException {
        List<Bundle> messages = new ArrayList<>();
        for (Path file : ExampleMessages.all()) {
            messages.add(ExampleMessages.read(file));
        }
        int resources =
                messages.stream().mapToInt(message -> message.getEntry().size()).sum();
        Map<String, Integer> samples = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Thread sampler = round == ROUNDS - 1 ? sampling(Thread.currentThread(), samples) : new Thread();
            long start = processorTime();
            messages.forEach(ExampleMessages::verdict);
            double spent = (processorTime() - start) / 1e6;
            sampler.interrupt();
            System.out.printf(
                    "round %d: %.1f ms per message, %.1f ms per ten resources%n",
                    round, spent / messages.size(), spent * 10 / resources);
        }
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(70)
                .forEach(entry -> System.out.println(entry.getValue() + " " + entry.getKey()));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Counts in how many samples each method was on the stack. */
    private static Thread sampling(Thread sampled, Map<String, Integer> samples) {
        Thread sampler = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                List.of(sampled.getStackTrace()).stream()
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .distinct()
                        .forEach(frame -> samples.merge(frame, 1, Integer::sum));
            }
        });
        sampler.setDaemon(true);
        sampler.start();
        return sampler;
    }
}
