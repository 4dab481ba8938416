package care.sij.console.simulator;

import care.sij.console.simulator.Dispatch.Attention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants sent.
 *
 * @param client as whom; empty for the sample's own sender
 */
record Order(Sample sample, Way way, Optional<String> client, Defect defect) {

    /** What is sent beside the sample. */
    enum Way {
        AFTER("after all that come before it in its journey"),
        ALONE("alone: what it follows from is not known then"),
        SWAPPED("first, and what should come before it afterwards");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * The messages, in order.
     *
     * @param journey the sample's journey up to the sample, itself included
     */
    List<Dispatch> dispatches(List<Sample> journey, SyntheticPatient patient) {
        List<Sample> before = journey.subList(0, journey.size() - 1);
        Dispatch chosen = new Dispatch(
                sample,
                client.orElse(sample.client()),
                defect.in(patient.told(sample.message())),
                patient.number(sample.message()),
                Attention.WATCHED);
        List<Dispatch> dispatches = new ArrayList<>();
        switch (way) {
            case ALONE -> dispatches.add(chosen);
            case AFTER -> {
                before.forEach(one -> dispatches.add(plain(one, patient, Attention.PASSING)));
                dispatches.add(chosen);
            }
            case SWAPPED -> {
                dispatches.add(chosen);
                before.forEach(one -> dispatches.add(plain(
                        one, patient, dispatches.size() == before.size() ? Attention.WATCHED : Attention.PASSING)));
            }
        }
        return dispatches;
    }

    /** A sample as its own sender sends it. */
    static Dispatch plain(Sample sample, SyntheticPatient patient, Attention attention) {
        return new Dispatch(
                sample, sample.client(), patient.told(sample.message()), patient.number(sample.message()), attention);
    }
}
