package care.sij.api.rest;

import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.Deliveries.State;
import care.sij.fhir.SijUris;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** The answer of {@code $deliveries} and {@code $send-again}, as their OperationDefinitions describe it. */
final class DeliveryParameters {

    private DeliveryParameters() {}

    static Parameters of(List<Item> items, Optional<String> next) {
        Parameters answer = new Parameters();
        items.forEach(item -> describe(item, answer.addParameter().setName("message")));
        next.ifPresent(url -> answer.addParameter().setName("next").setValue(new UriType(url)));
        return answer;
    }

    private static void describe(Item item, ParametersParameterComponent said) {
        said.addPart().setName("id").setValue(new IdType(item.messageId()));
        said.addPart().setName("partner").setValue(new StringType(item.partner()));
        said.addPart()
                .setName("event")
                .setValue(new Coding()
                        .setSystem(SijUris.codeSystem("sij-message-event"))
                        .setCode(item.event()));
        said.addPart().setName("told").setValue(new InstantType(Date.from(item.told())));
        said.addPart().setName("state").setValue(new CodeType(code(item.state())));
        item.reason().ifPresent(reason -> said.addPart().setName("reason").setValue(new CodeType(code(reason))));
        said.addPart().setName("attempts").setValue(new IntegerType(item.attempts()));
        item.due().ifPresent(due -> said.addPart().setName("due").setValue(new InstantType(Date.from(due))));
        item.replaces().ifPresent(id -> said.addPart().setName("replaces").setValue(new IdType(id)));
        item.lost().forEach(lost -> said.addPart().setName("lost").setValue(new StringType(lost)));
    }

    static String code(State state) {
        return code(state.name());
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
