package care.sij.api.rest;

import care.sij.exchange.ParkedMessage;
import care.sij.fhir.SijUris;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** The answer of {@code $parked-messages}, as its OperationDefinition describes it. */
final class ParkedParameters {

    private ParkedParameters() {}

    static Parameters of(List<ParkedMessage> messages, Optional<String> next) {
        Parameters answer = new Parameters();
        messages.forEach(message -> describe(message, answer.addParameter().setName("message")));
        next.ifPresent(url -> answer.addParameter().setName("next").setValue(new UriType(url)));
        return answer;
    }

    private static void describe(ParkedMessage message, ParametersParameterComponent said) {
        said.addPart().setName("id").setValue(new IdType(message.messageId()));
        said.addPart().setName("partner").setValue(new StringType(message.partner()));
        said.addPart()
                .setName("event")
                .setValue(new Coding()
                        .setSystem(SijUris.codeSystem("sij-message-event"))
                        .setCode(message.event()));
        said.addPart().setName("sent").setValue(new InstantType(Date.from(message.sourceTime())));
        said.addPart().setName("since").setValue(new InstantType(Date.from(message.since())));
        said.addPart().setName("state").setValue(code(message.state()));
        message.waitsFor().stream()
                .sorted()
                .forEach(awaited -> said.addPart().setName("waits-for").setValue(code(awaited)));
        said.addPart().setName("bundle").setValue(new Reference("Bundle/" + message.bundle()));
    }

    private static CodeType code(Enum<?> value) {
        return new CodeType(value.name().toLowerCase(Locale.ROOT));
    }
}
