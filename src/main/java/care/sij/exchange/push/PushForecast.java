package care.sij.exchange.push;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Reason;
import care.sij.exchange.Forecasts.Sending;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.Quirk;
import care.sij.partner.WriteInteraction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The requests by which a message would be written into an EHR that holds nothing of it yet. */
final class PushForecast {

    private static final String PATIENT_THERE = "Patient/its-id-there";

    private final Bundle letter;
    private final CapabilityProfile profile;
    private final RemoteForm form;
    private final List<Sending> sendings = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();

    PushForecast(Bundle letter, FhirRest binding, RemoteForm form) {
        this.letter = letter;
        this.profile = binding.profile();
        this.form = form;
    }

    Forecast of(PushPlan plan) {
        plan.losses()
                .forEach(loss -> leftOut.add(new LeftOut(
                        loss.part().reference(), Reason.valueOf(loss.reason().name()))));
        if (!plan.parts().isEmpty()) {
            findPatient();
        }
        plan.parts().forEach(this::write);
        return new Forecast(sendings, leftOut);
    }

    private void findPatient() {
        PushPlan.resources(letter).stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .forEach(this::findPatient);
    }

    private void findPatient(Patient patient) {
        known.put(Part.of(patient).reference(), PATIENT_THERE);
        patient.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .forEach(number -> ask(
                        "GET Patient?identifier=" + number.getSystem() + "|" + number.getValue(),
                        "Finds the patient by the EHR's own number; nobody is created."));
    }

    private void write(Part part) {
        if (!profile.may(WriteInteraction.CREATE, part.type())) {
            leftOut.add(new LeftOut(part.reference(), Reason.NO_CREATE));
            return;
        }
        if (profile.has(Quirk.SEARCH_BEFORE_CREATE)) {
            ask(
                    "GET " + part.type() + "?patient=its-id-there&identifier=" + PartIdentifier.SYSTEM + "|"
                            + part.id(),
                    "Looks whether it is there already: this EHR knows no conditional create.");
        }
        String there = part.type() + "/id-given-there-" + known.size();
        sendings.add(new Sending(
                "POST " + part.type(),
                "Writes it, without our id and versions, with our identifier.",
                Optional.of(form.of(part, known, Optional.empty()).asUtf8())));
        ask("GET " + there, "Reads it back, to see what the EHR dropped in silence.");
        known.put(part.reference(), there);
    }

    private void ask(String what, String why) {
        sendings.add(new Sending(what, why, Optional.empty()));
    }
}
