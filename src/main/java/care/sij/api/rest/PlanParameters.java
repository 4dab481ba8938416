package care.sij.api.rest;

import care.sij.audit.PlanChange;
import care.sij.audit.PlanMoment;
import care.sij.audit.Telling;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The answers of {@code $compare} and {@code $timeline}, as their OperationDefinitions describe them. */
final class PlanParameters {

    private PlanParameters() {}

    static Parameters of(List<PlanChange> changes, Instant from, Instant to) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("from").setValue(instant(from));
        answer.addParameter().setName("to").setValue(instant(to));
        changes.forEach(change -> describe(change, answer.addParameter().setName("change")));
        return answer;
    }

    static Parameters of(List<PlanMoment> moments, Instant until, Telling telling) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("until").setValue(instant(until));
        moments.forEach(moment ->
                describe(moment, telling.told(moment), answer.addParameter().setName("moment")));
        return answer;
    }

    private static void describe(PlanMoment moment, Telling.Told told, ParametersParameterComponent said) {
        said.addPart().setName("recorded").setValue(instant(moment.version().instant()));
        told.happened().ifPresent(time -> said.addPart().setName("effective").setValue(new DateTimeType(time.text())));
        said.addPart().setName("agent").setValue(new StringType(moment.cause().agent()));
        said.addPart()
                .setName("activity")
                .setValue(new StringType(moment.cause().activity()));
        moment.cause()
                .source()
                .ifPresent(source -> said.addPart().setName("source").setValue(new Reference(source.reference())));
        describe(told.change(), said);
    }

    private static void describe(PlanChange change, ParametersParameterComponent said) {
        said.addPart()
                .setName("kind")
                .setValue(new CodeType(change.kind().name().toLowerCase(Locale.ROOT)));
        said.addPart().setName("title").setValue(new StringType(change.title()));
        change.before().ifPresent(version -> said.addPart().setName("before").setValue(reference(version)));
        change.after().ifPresent(version -> said.addPart().setName("after").setValue(reference(version)));
        change.words().forEach(words -> said.addPart().setName("words").setValue(new StringType(words)));
    }

    private static Reference reference(StoredVersion version) {
        return new Reference(version.reference());
    }

    private static InstantType instant(Instant instant) {
        return new InstantType(Date.from(instant));
    }
}
