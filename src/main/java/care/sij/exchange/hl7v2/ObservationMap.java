package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/** OBX to Observation; one that is told of a joint has its side. A document in OBX-5 is not for this map. */
final class ObservationMap {

    private static final String PAIN_SCORE = "72514-3";
    private static final String WITHOUT_SIDE = "cotinine";
    private static final int TYPE = 2;
    private static final int CODE = 3;
    private static final int SUB_ID = 4;
    private static final int REFERENCE_RANGE = 7;
    private static final int STATUS = 11;
    private static final int OBSERVED_AT = 14;
    private static final int SITE = 20;
    private static final int INSTANCE = 21;
    private static final int ORDER_OBSERVED_AT = 7;

    private final Making making;
    private final String context;
    private final Reference patient;
    private final ValueMap values;
    private final Readings readings;
    private final Set<String> numbered = new HashSet<>();

    /** @param context number of the referral or order, of which numbers of observations without one are made */
    ObservationMap(Making making, String context, Reference patient, Readings readings) {
        this.readings = readings;
        this.making = making;
        this.context = context;
        this.patient = patient;
        this.values = new ValueMap(making);
    }

    void addAll() {
        making.message()
                .all("OBX")
                .filter(observation -> !making.side().tells(observation) && !ProcedureMap.tells(observation))
                .filter(observation -> !observation.text(TYPE).matches("ED|RP"))
                .forEach(this::add);
    }

    private void add(V2Segment observation) {
        CodeableConcept code = making.codes()
                .concept(observation.field(CODE))
                .orElseThrow(() -> V2Refused.content(
                        V2Error.missing(observation.place(CODE), "An observation has a code. Send OBX-3.")));
        CodeableConcept understood = making.understood(code);
        Observation made = new Observation();
        DateTimeType at = at(observation);
        made.addIdentifier(number(observation, code, at));
        made.setStatus(status(observation));
        made.setCode(code).setSubject(patient).setEffective(at);
        values.value(observation, understood).ifPresent(made::setValue);
        observation
                .value(REFERENCE_RANGE)
                .ifPresent(range -> made.addReferenceRange().setText(range));
        if (ofAJoint(understood) || observation.field(SITE).isPresent()) {
            JointSide side = making.side().of(observation).orElseThrow(() -> V2Refused.content(noSide(observation)));
            made.setBodySite(side.joint());
        }
        making.notes(observation).forEach(made::addNote);
        readings.relate(made, code, at);
        making.made().add(made, observation);
    }

    private static V2Error noSide(V2Segment observation) {
        return V2Error.missing(
                observation.place(SITE),
                "The observation is of a joint and no side is told. Send 7771000 (left) or 24028007 (right), L or R in"
                        + " OBX-20, or tell the side of the whole message.");
    }

    /** Scores and findings that are told of one joint: the pain score, and all in the code systems of the pathway. */
    private static boolean ofAJoint(CodeableConcept code) {
        return code.getCoding().stream()
                .anyMatch(coding -> coding.getSystem().startsWith(SijUris.BASE)
                        ? !WITHOUT_SIDE.equals(coding.getCode())
                        : isPainScore(coding));
    }

    static boolean isPainScore(Coding coding) {
        return V2Codes.LOINC.equals(coding.getSystem()) && PAIN_SCORE.equals(coding.getCode());
    }

    private DateTimeType at(V2Segment observation) {
        return making.times()
                .time(observation.field(OBSERVED_AT))
                .or(() -> making.message()
                        .before(observation, "OBR")
                        .flatMap(order -> making.times().time(order.field(ORDER_OBSERVED_AT))))
                .orElseGet(() -> making.at().copy());
    }

    private Identifier number(V2Segment observation, CodeableConcept code, DateTimeType at) {
        return making.numbers()
                .entity(observation.field(INSTANCE), "observation")
                .orElseGet(() -> making.numbers().own("observation", named(observation, code, at)));
    }

    private String named(V2Segment observation, CodeableConcept code, DateTimeType at) {
        String coded = Optional.of(code.getCodingFirstRep())
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .orElseGet(() -> "OBX-" + observation.number());
        String side = making.side().of(observation).map(JointSide::name).orElse("");
        String name = String.join(".", context, coded, observation.text(SUB_ID), side, at.getValueAsString());
        String again = name;
        for (int times = 2; !numbered.add(again); times++) {
            again = name + "." + times;
        }
        return again;
    }

    /** Table 0085. */
    private static ObservationStatus status(V2Segment observation) {
        return switch (observation.text(STATUS)) {
            case "", "F", "U" -> ObservationStatus.FINAL;
            case "C" -> ObservationStatus.CORRECTED;
            case "P", "S" -> ObservationStatus.PRELIMINARY;
            case "R", "I", "O" -> ObservationStatus.REGISTERED;
            case "D", "W" -> ObservationStatus.ENTEREDINERROR;
            case "X" -> ObservationStatus.CANCELLED;
            default ->
                throw V2Refused.content(V2Error.at(
                        V2Error.Code.TABLE_VALUE_NOT_FOUND,
                        observation.place(STATUS),
                        "The status is not one of table 0085. Correct it."));
        };
    }
}
