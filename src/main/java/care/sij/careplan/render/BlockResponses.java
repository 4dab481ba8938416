package care.sij.careplan.render;

import care.sij.clinical.ReadingOffset;
import care.sij.clinical.Relief;
import care.sij.conformance.Profile;
import care.sij.fhir.SijUris;
import care.sij.pathway.BlockAssessment;
import care.sij.pathway.PainReading;
import care.sij.pathway.ReliefReading;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;

/** Renders what each injection did to the pain; the first telling stands for an injection that two partners tell. */
final class BlockResponses {

    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private BlockResponses() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return episode.plan().blocks().stream()
                .map(block -> response(block, episode))
                .map(ProjectedResource::of);
    }

    private static Observation response(BlockAssessment block, EpisodeResources episode) {
        String key = "block-response-" + block.key();
        Observation response = Observed.begin(episode, Profile.BLOCK_RESPONSE, key, "block-response");
        response.addPartOf(References.versionless(block.tellings().get(0)));
        Observed.on(response, block.date());
        Optional<Relief> counted = block.counted().flatMap(ReliefReading::relief);
        counted.ifPresentOrElse(
                relief -> response.setValue(percent(relief)), () -> response.setDataAbsentReason(Observed.absent()));
        response.addInterpretation(
                Concepts.of(INTERPRETATION, block.interpretation().code()));
        response.addNote().setText(block.detail());
        References.versionless(Stream.concat(
                                block.before().map(PainReading::ref).stream(),
                                block.readings().stream().map(ReliefReading::ref))
                        .toList())
                .forEach(response::addDerivedFrom);
        block.readings().forEach(reading -> response.addComponent(component(reading)));
        return response;
    }

    private static ObservationComponentComponent component(ReliefReading reading) {
        ObservationComponentComponent component = new ObservationComponentComponent();
        component.addExtension(new Extension(SijUris.structure("sij-reading-offset"), duration(reading.offset())));
        component.setCode(Concepts.own("sij-observation", "relief"));
        reading.relief()
                .ifPresentOrElse(
                        relief -> component.setValue(percent(relief)),
                        () -> component.setDataAbsentReason(Observed.absent()));
        return component;
    }

    private static Quantity percent(Relief relief) {
        return new Quantity()
                .setValue(relief.displayPercent())
                .setUnit("%")
                .setSystem(UCUM)
                .setCode("%");
    }

    /** The offset as it reads best, in one of the units min, h, d and wk. */
    private static Duration duration(ReadingOffset offset) {
        String[] parts = offset.toString().split(" ", 2);
        Duration duration = new Duration();
        duration.setValue(new BigDecimal(parts[0]))
                .setUnit(parts[1])
                .setSystem(UCUM)
                .setCode(parts[1]);
        return duration;
    }
}
