package care.sij.exchange.hl7v2;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;

/** ORU^R01: what the clinic has measured and found. */
final class ResultMap implements V2Map {

    private static final int PLACERS_NUMBER = 2;
    private static final int FILLERS_NUMBER = 3;
    private static final int SERVICE = 4;

    @Override
    public void make(Making making) {
        V2Segment obr = making.required("OBR");
        V2Field placers = making.message()
                .first("ORC")
                .map(orc -> orc.field(PLACERS_NUMBER))
                .filter(V2Field::isPresent)
                .orElseGet(() -> obr.field(PLACERS_NUMBER));
        ReferralNumber number = ReferralNumber.in(placers, making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        String report = making.numbers()
                .entity(obr.field(FILLERS_NUMBER), "report")
                .map(Identifier::getValue)
                .orElseGet(number::value);
        CodeableConcept service = making.codes().concept(obr.field(SERVICE)).orElseGet(CodeableConcept::new);
        boolean injected = service.hasCoding(V2Codes.LOINC, Reports.PROCEDURE_NOTE);
        Readings readings =
                injected ? injection(new ProcedureMap(making, number, patient), making, obr) : Readings.aroundNothing();
        new ObservationMap(making, report, patient, readings).addAll();
        new DocumentMap(making, report, patient).addAll();
        Reports reports = new Reports(making, number, patient);
        if (injected) {
            reports.tell("sij-injection-outcome", obr);
        } else {
            reports.tell(service, obr);
        }
    }

    private static Readings injection(ProcedureMap procedures, Making making, V2Segment obr) {
        Procedure injection = procedures.injection(obr);
        return Readings.around(making.made().add(injection, obr), injection.getPerformedDateTimeType());
    }
}
