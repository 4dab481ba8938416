package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * OBR, and the OBX of the coding system 99SIJ, to what was done at the joint. No agreed code system has what the
 * pathway needs of an injection or a fusion (docs/api/hl7v2.md).
 */
final class ProcedureMap {

    private static final String OURS = "99SIJ";
    private static final int TYPE = 2;
    private static final int CODE = 3;
    private static final int SUB_ID = 4;
    private static final int VALUE = 5;
    private static final int NUMBER = 3;
    private static final int BEGAN = 7;
    private static final int ENDED = 8;
    private static final int STATUS = 25;
    private static final int PROCEDURE = 44;

    private final Making making;
    private final ReferralNumber referral;
    private final Reference patient;
    private final Map<String, Extension> injectates = new TreeMap<>();
    private final Map<String, Device> implants = new TreeMap<>();

    ProcedureMap(Making making, ReferralNumber referral, Reference patient) {
        this.making = making;
        this.referral = referral;
        this.patient = patient;
    }

    /** Whether an OBX is a line of this map. */
    static boolean tells(V2Segment observation) {
        return observation.field(CODE).text(3).equals(OURS);
    }

    /** The injection that an OBR tells. */
    Procedure injection(V2Segment obr) {
        Procedure injection = procedure(obr, "si-joint-injection");
        return injection.setPerformed(began(obr));
    }

    /** The fusion that an OBR tells; OBR-44 says if it is a revision. */
    Procedure fusion(V2Segment obr) {
        Procedure fusion = procedure(obr, "si-joint-fusion");
        Period period = new Period().setStartElement(began(obr));
        making.times().time(obr.field(ENDED)).ifPresent(period::setEndElement);
        return fusion.setPerformed(period);
    }

    private Procedure procedure(V2Segment obr, String kind) {
        Procedure procedure = new Procedure();
        procedure.addIdentifier(making.numbers()
                .entity(obr.field(NUMBER), "procedure")
                .orElseThrow(() -> V2Refused.content(V2Error.missing(
                        obr.place(NUMBER), "What was done has a number of its own. Send OBR-3, and keep it."))));
        procedure.addBasedOn(referral.reference("ServiceRequest"));
        procedure.setStatus(status(obr)).setSubject(patient);
        CodeableConcept code = making.codes().concept(obr.field(PROCEDURE)).orElseGet(CodeableConcept::new);
        String system = SijUris.codeSystem("sij-procedure");
        if (code.getCoding().stream().noneMatch(coding -> system.equals(coding.getSystem()))) {
            code.addCoding().setSystem(system).setCode(kind);
        }
        procedure.setCode(code).addBodySite(making.side().required(obr).joint());
        making.message().all("OBX").filter(ProcedureMap::tells).forEach(line -> add(procedure, line));
        injectates.values().forEach(procedure::addExtension);
        implants.values()
                .forEach(implant ->
                        procedure.addFocalDevice().setManipulated(making.made().add(implant, obr)));
        return procedure;
    }

    /** Table 0123: one whose results are cancelled was told by mistake. */
    private static ProcedureStatus status(V2Segment obr) {
        return obr.text(STATUS).equals("X") ? ProcedureStatus.ENTEREDINERROR : ProcedureStatus.COMPLETED;
    }

    private DateTimeType began(V2Segment obr) {
        return making.times()
                .time(obr.field(BEGAN))
                .filter(DateTimeType::hasTime)
                .orElseThrow(() -> V2Refused.content(
                        V2Error.missing(obr.place(BEGAN), "When it was done is missing. Send OBR-7 with its time.")));
    }

    private void add(Procedure procedure, V2Segment line) {
        switch (line.text(CODE)) {
            case "purpose" -> extend(procedure, "sij-injection-purpose", code(line));
            case "guidance" -> extend(procedure, "sij-guidance", code(line));
            case "contrast-used" ->
                contrast(procedure).addExtension("used", new BooleanType("Y".equals(line.text(VALUE))));
            case "contrast-volume" -> contrast(procedure).addExtension("volume", quantity(line, "mL"));
            case "injectate" -> injectate(line).addExtension("agent", agent(line));
            case "injectate-volume" -> injectate(line).addExtension("volume", quantity(line, "mL"));
            case "injectate-dose" -> injectate(line).addExtension("dose", quantity(line, "mg"));
            case "approach" -> extend(procedure, "sij-approach", code(line));
            case "blood-loss" -> extend(procedure, "sij-blood-loss", quantity(line, "mL"));
            case "implant" ->
                implant(line).addDeviceName().setName(text(line)).setType(Device.DeviceNameType.USERFRIENDLYNAME);
            case "implant-udi" -> implant(line).addUdiCarrier().setCarrierHRF(text(line));
            case "implant-lot" -> implant(line).setLotNumber(text(line));
            case "note" -> procedure.addNote().setText(text(line));
            default ->
                throw V2Refused.content(V2Error.at(
                        V2Error.Code.TABLE_VALUE_NOT_FOUND,
                        line.place(CODE),
                        "The code is not one of 99SIJ. docs/api/hl7v2.md lists them."));
        }
    }

    private static void extend(DomainResource resource, String extension, Type value) {
        resource.addExtension(SijUris.structure(extension), value);
    }

    private static CodeType code(V2Segment line) {
        return new CodeType(line.text(VALUE));
    }

    private static String text(V2Segment line) {
        return line.field(VALUE).whole();
    }

    private Type agent(V2Segment line) {
        return making.codes()
                .concept(line.field(VALUE))
                .orElseThrow(() -> V2Refused.content(
                        V2Error.missing(line.place(VALUE), "The agent is missing. Send OBX-5 of sij-agent.")));
    }

    private static Quantity quantity(V2Segment line, String unit) {
        V2Field value = line.field(VALUE);
        boolean structured = line.text(TYPE).equals("SN") && value.text(3).isEmpty();
        String number = value.text(structured ? 2 : 1);
        if (!number.matches("\\d{1,6}(\\.\\d{1,6})?") || !line.text(6).equals(unit)) {
            throw V2Refused.content(V2Error.at(
                    V2Error.Code.DATA_TYPE_ERROR,
                    line.place(VALUE),
                    "A number is needed, and in OBX-6 the unit " + unit + ". Correct it."));
        }
        Quantity quantity = new Quantity()
                .setValue(new BigDecimal(number))
                .setUnit(unit)
                .setSystem(V2Codes.UCUM)
                .setCode(unit);
        if (structured) {
            ValueMap.comparator(value).ifPresent(quantity::setComparator);
        }
        return quantity;
    }

    private static Extension contrast(Procedure procedure) {
        String url = SijUris.structure("sij-contrast");
        if (!procedure.hasExtension(url)) {
            procedure.addExtension(new Extension(url));
        }
        return procedure.getExtensionByUrl(url);
    }

    private Extension injectate(V2Segment line) {
        return injectates.computeIfAbsent(
                line.text(SUB_ID), number -> new Extension(SijUris.structure("sij-injectate")));
    }

    private Device implant(V2Segment line) {
        return implants.computeIfAbsent(line.text(SUB_ID), number -> {
            Device implant = new Device();
            V2Segment obr = making.required("OBR");
            implant.addIdentifier(making.numbers().own("implant", obr.text(NUMBER) + "." + number));
            implant.setStatus(Device.FHIRDeviceStatus.ACTIVE).setPatient(patient);
            return implant;
        });
    }
}
