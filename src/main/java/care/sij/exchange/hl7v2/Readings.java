package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** Pain scores around an injection: each is part of it, at its distance in minutes; what was read before it, at 0. */
final class Readings {

    private static final String MINUTE = "min";

    private record Injection(Reference reference, Instant at) {}

    private final Optional<Injection> injection;

    private Readings(Optional<Injection> injection) {
        this.injection = injection;
    }

    /** Observations that are around nothing. */
    static Readings aroundNothing() {
        return new Readings(Optional.empty());
    }

    static Readings around(Reference injection, DateTimeType at) {
        return new Readings(Optional.of(new Injection(injection, at.getValue().toInstant())));
    }

    void relate(Observation reading, CodeableConcept code, DateTimeType at) {
        injection
                .filter(around -> at.hasTime() && code.getCoding().stream().anyMatch(ObservationMap::isPainScore))
                .ifPresent(around -> {
                    long minutes = java.time.Duration.between(
                                    around.at(), at.getValue().toInstant())
                            .toMinutes();
                    Duration offset = new Duration();
                    offset.setValue(Math.max(0, minutes))
                            .setUnit(MINUTE)
                            .setSystem(V2Codes.UCUM)
                            .setCode(MINUTE);
                    reading.addPartOf(around.reference());
                    reading.addExtension(SijUris.structure("sij-reading-offset"), offset);
                });
    }
}
