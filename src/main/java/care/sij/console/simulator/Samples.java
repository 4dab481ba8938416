package care.sij.console.simulator;

import care.sij.demo.DemoPartners;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The messages of the demonstration's journeys. */
@Component
@Profile("demo")
class Samples {

    private final DemoPartners partners;

    Samples(DemoPartners partners) {
        this.partners = partners;
    }

    /** Journey by journey, in the order they happened. */
    List<Sample> all() {
        return partners.journeys().stream().map(Sample::new).toList();
    }

    Optional<Sample> find(String id) {
        return all().stream().filter(sample -> sample.id().equals(id)).findFirst();
    }

    /** The journey up to the sample, itself included. */
    List<Sample> upTo(Sample last) {
        return all().stream()
                .filter(sample ->
                        sample.message().journey().equals(last.message().journey()))
                .filter(sample -> sample.message().number() <= last.message().number())
                .toList();
    }

    /** What comes after it in its journey. */
    Optional<Sample> next(Sample sample) {
        return all().stream()
                .filter(other ->
                        other.message().journey().equals(sample.message().journey()))
                .filter(other -> other.message().number() == sample.message().number() + 1)
                .findFirst();
    }
}
