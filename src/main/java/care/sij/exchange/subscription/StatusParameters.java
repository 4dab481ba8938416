package care.sij.exchange.subscription;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The state of a subscription as R4 tells it (profile backport-subscription-status-r4). */
final class StatusParameters {

    /**
     * An event as it is told.
     *
     * @param focus reference to what it happened to; empty when that is not told
     */
    record ToldEvent(long number, Date at, String focus) {}

    private StatusParameters() {}

    static Parameters of(Row row, String subscription, Kind kind, List<ToldEvent> events) {
        Parameters parameters = new Parameters();
        parameters.getMeta().addProfile(Backport.STATUS);
        parameters.addParameter().setName("subscription").setValue(new Reference(subscription));
        parameters
                .addParameter()
                .setName("topic")
                .setValue(new CanonicalType(row.topic().url()));
        parameters
                .addParameter()
                .setName("status")
                .setValue(new CodeType(row.state().code()));
        parameters.addParameter().setName("type").setValue(new CodeType(kind.code()));
        parameters
                .addParameter()
                .setName("events-since-subscription-start")
                .setValue(new StringType(Long.toString(row.events())));
        events.forEach(event -> add(parameters.addParameter().setName("notification-event"), event));
        if (!row.reason().isEmpty()) {
            parameters.addParameter().setName("error").setValue(new CodeableConcept().setText(row.reason()));
        }
        return parameters;
    }

    private static void add(ParametersParameterComponent parameter, ToldEvent event) {
        parameter.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
        InstantType at = new InstantType(event.at());
        at.setTimeZoneZulu(true);
        parameter.addPart().setName("timestamp").setValue(at);
        if (!event.focus().isEmpty()) {
            parameter.addPart().setName("focus").setValue(new Reference(event.focus()));
        }
    }
}
