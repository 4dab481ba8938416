package care.sij.exchange.dialect;

import care.sij.conformance.CodeTranslation;
import care.sij.conformance.MessageValidator;
import care.sij.conformance.Profile;
import care.sij.exchange.dialect.DialectTable.Line;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.EventDialect;
import care.sij.partner.Partner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Procedure;
import org.springframework.stereotype.Component;

/** Finds which event of ours a message tells that is coded in its sender's dialect. */
@Component
public class EventReading {

    private static final String EVENT = "Bundle.entry[0].resource.eventCoding";

    private final MessageValidator validator;
    private final CodeMaps maps;

    EventReading(MessageValidator validator, CodeMaps maps) {
        this.validator = validator;
        this.maps = maps;
    }

    /**
     * The code of our event; an event of ours is what it says.
     *
     * @throws StatementRefused when the event is of another system, or what it means here cannot be told
     */
    public String read(MessageHeader header, Bundle bundle, Partner sender) {
        return read(header, bundle, sender, maps.now(sender.id(), Direction.IN));
    }

    /**
     * The code of our event, as it would be read with this map.
     *
     * @throws StatementRefused as above
     */
    public String read(MessageHeader header, Bundle bundle, Partner sender, CodeMap map) {
        Coding coding = header.hasEventCoding() ? header.getEventCoding() : new Coding();
        String code = Optional.ofNullable(coding.getCode()).orElse("");
        String system = Optional.ofNullable(coding.getSystem()).orElse("");
        if (EventCodings.OURS.equals(system)) {
            return code;
        }
        EventDialect dialect = sender.terms().dialect();
        List<Line> lines = DialectTable.of(dialect, code, sender.role());
        if (lines.isEmpty() || !EventCodings.systems(dialect).contains(system)) {
            throw unknown(sender);
        }
        Sign sign = Signs.of(bundle, done(bundle, map));
        return DialectTable.event(lines, sign).orElseThrow(() -> unclear(lines, sign));
    }

    /** What it tells of procedures, in the sender's codes or ours, as done or as told by mistake. */
    private Set<Profile> done(Bundle bundle, CodeMap map) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Procedure.class::isInstance)
                .map(Procedure.class::cast)
                .filter(Signs::isDone)
                .flatMap(procedure -> recognised(procedure.copy(), map))
                .collect(Collectors.toSet());
    }

    private Stream<Profile> recognised(Procedure procedure, CodeMap map) {
        CodeTranslation.apply(map, procedure);
        return validator.recognise(procedure).stream();
    }

    /** The event is of no code system that this sender may use. */
    public static StatementRefused unknown(Partner sender) {
        EventDialect dialect = sender.terms().dialect();
        List<String> codes = DialectTable.codes(dialect, sender.role());
        String also = codes.isEmpty()
                ? ""
                : ", or in your dialect " + String.join(", ", codes) + " of "
                        + EventCodings.systems(dialect).get(0);
        return new StatementRefused(
                Rule.UNKNOWN_EVENT,
                EVENT,
                "The event is not one of the code system " + EventCodings.OURS + ". Use one of its codes" + also + ".");
    }

    private static StatementRefused unclear(List<Line> lines, Sign sign) {
        Line any = lines.get(0);
        String understood = lines.stream()
                .map(line -> line.signs().stream().map(Sign::words).collect(Collectors.joining("; ")) + " ("
                        + line.event() + ")")
                .collect(Collectors.joining("; "));
        return new StatementRefused(
                Rule.EVENT_UNCLEAR,
                EVENT,
                "The Task in focus says: " + sign.words() + ". With " + any.code() + " of the dialect "
                        + any.dialect().word() + " that is no event of a "
                        + any.sender().name().toLowerCase(Locale.ROOT) + ". Understood are: " + understood
                        + ". Set the Task's status and businessStatus, or send the event of " + EventCodings.OURS
                        + ".");
    }
}
