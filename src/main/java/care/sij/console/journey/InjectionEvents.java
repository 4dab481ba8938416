package care.sij.console.journey;

import care.sij.clinical.FactRef;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.JointSide;
import care.sij.console.frame.LeftOut;
import care.sij.console.journey.Event.Lane;
import care.sij.fhir.SijUris;
import care.sij.pathway.Injection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Reference;

/** The injections of a joint with the relief that they gave, as the derived responses tell it. */
final class InjectionEvents {

    /** Of one with something left out that is all of its key. */
    private static final String RESPONSE = "block-response";

    private InjectionEvents() {}

    static List<Event> of(PatientRecord record, JointSide side) {
        List<Observation> responses = record.derived(Observation.class).stream()
                .filter(observation -> PlanPart.of(observation.getIdentifier())
                        .filter(part -> part.side() == side && part.key().startsWith(RESPONSE))
                        .isPresent())
                .toList();
        Map<String, List<Injection>> told = record.facts().of(Injection.class, side).stream()
                .collect(Collectors.groupingBy(
                        injection -> injection.date() + injection.purpose().code(), TreeMap::new, Collectors.toList()));
        return told.values().stream()
                .map(tellings -> event(record, side, tellings, response(responses, tellings)))
                .toList();
    }

    private static Optional<Observation> response(List<Observation> responses, List<Injection> tellings) {
        return responses.stream()
                .filter(response -> response.getPartOf().stream()
                        .anyMatch(part -> tellings.stream()
                                .anyMatch(telling -> telling.ref().versionless().equals(part.getReference()))))
                .findFirst();
    }

    private static Event event(
            PatientRecord record, JointSide side, List<Injection> tellings, Optional<Observation> response) {
        Injection first = tellings.get(0);
        String kind = Plain.words(first.purpose());
        String relief = "relief " + response.map(InjectionEvents::relief).orElse(Plain.NOT_RECORDED);
        String words = kind + " injection, guidance " + first.guidance().code() + "; " + relief
                + response.filter(found -> !LeftOut.of(found))
                        .map(found -> judged(found, first.purpose()) + readings(found) + note(found))
                        .orElse("");
        return new Event(
                side,
                Lane.INJECTIONS,
                Days.known(first.date()),
                Optional.empty(),
                Days.words(first.date()),
                kind + ", " + relief,
                words,
                Stream.concat(Days.sources(record, tellings).stream(), readingsOf(record, response))
                        .toList());
    }

    private static String relief(Observation response) {
        if (LeftOut.of(response)) {
            return LeftOut.RESULT;
        }
        return response.hasValueQuantity() ? percent(response.getValueQuantity().getValue()) : Plain.NOT_RECORDED;
    }

    private static Stream<Source> readingsOf(PatientRecord record, Optional<Observation> response) {
        return response.stream()
                .flatMap(found -> found.getDerivedFrom().stream())
                .map(Reference::getReference)
                .flatMap(Stream::ofNullable)
                .flatMap(reference -> record.source(new FactRef(reference), "reading").stream());
    }

    private static String judged(Observation response, InjectionPurpose purpose) {
        String code = response.getInterpretationFirstRep().getCodingFirstRep().getCode();
        boolean lasting = purpose == InjectionPurpose.THERAPEUTIC;
        return switch (String.valueOf(code)) {
            case "POS" -> lasting ? " (lasting)" : " (positive)";
            case "NEG" -> lasting ? " (not lasting)" : " (negative)";
            default -> " (not decided)";
        };
    }

    private static String readings(Observation response) {
        return response.getComponent().stream()
                .map(InjectionEvents::reading)
                .collect(Collectors.joining(", ", response.hasComponent() ? ". Readings: " : "", ""));
    }

    private static String reading(ObservationComponentComponent component) {
        String after = Optional.ofNullable(component.getExtensionByUrl(SijUris.structure("sij-reading-offset")))
                .map(extension -> extension.getValue())
                .filter(Duration.class::isInstance)
                .map(Duration.class::cast)
                .map(offset -> offset.getValue().toPlainString() + " " + offset.getUnit())
                .orElse("time " + Plain.NOT_RECORDED);
        return after + " "
                + (component.hasValueQuantity()
                        ? percent(component.getValueQuantity().getValue())
                        : Plain.NOT_RECORDED);
    }

    private static String note(Observation response) {
        return response.hasNote() ? ". Rule: " + response.getNoteFirstRep().getText() : "";
    }

    private static String percent(BigDecimal value) {
        return value.toPlainString() + " %";
    }
}
