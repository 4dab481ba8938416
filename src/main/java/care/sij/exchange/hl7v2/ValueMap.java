package care.sij.exchange.hl7v2;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** OBX-5, whose type OBX-2 tells, to a value. */
final class ValueMap {

    private static final int TYPE = 2;
    private static final int VALUE = 5;
    private static final int UNIT = 6;
    private static final String SCORE = "{score}";

    private final Making making;

    ValueMap(Making making) {
        this.making = making;
    }

    /**
     * The value; empty when OBX-5 holds none.
     *
     * @throws V2Refused when it is not of the type that OBX-2 tells, or that type is not read
     */
    Optional<Type> value(V2Segment observation, CodeableConcept code) {
        V2Field value = observation.field(VALUE);
        if (!value.isPresent()) {
            return Optional.empty();
        }
        return switch (observation.text(TYPE)) {
            case "NM" -> Optional.of(quantity(observation, code, value.text(1), value));
            case "SN" -> Optional.of(structured(observation, code, value));
            case "CWE", "CE", "CNE", "CF", "IS", "ID" ->
                making.codes().concept(value).map(Type.class::cast);
            case "ST", "TX", "FT" -> Optional.of(text(observation));
            case "TS", "DTM", "DT" -> making.times().time(value).map(Type.class::cast);
            default ->
                throw V2Refused.content(V2Error.at(
                        V2Error.Code.DATA_TYPE_ERROR,
                        observation.place(TYPE),
                        "Values of this type are not read. Send NM, SN, CWE, ST, TX, FT, TS, DT or ED."));
        };
    }

    private static StringType text(V2Segment observation) {
        List<String> lines =
                observation.fields(VALUE).stream().map(V2Field::whole).toList();
        return new StringType(String.join("\n", lines));
    }

    /** SN: comparator, number; ranges and ratios are refused. */
    private static Quantity structured(V2Segment observation, CodeableConcept code, V2Field value) {
        if (!value.text(3).isEmpty()) {
            throw notANumber(value);
        }
        Quantity quantity = quantity(observation, code, value.text(2), value);
        comparator(value).ifPresent(quantity::setComparator);
        return quantity;
    }

    /**
     * SN-1; empty when it says that the number is equal.
     *
     * @throws V2Refused when FHIR has no such comparator
     */
    static Optional<QuantityComparator> comparator(V2Field value) {
        return switch (value.text(1)) {
            case "", "=" -> Optional.empty();
            case "<" -> Optional.of(QuantityComparator.LESS_THAN);
            case "<=" -> Optional.of(QuantityComparator.LESS_OR_EQUAL);
            case ">" -> Optional.of(QuantityComparator.GREATER_THAN);
            case ">=" -> Optional.of(QuantityComparator.GREATER_OR_EQUAL);
            default -> throw notANumber(value);
        };
    }

    private static Quantity quantity(V2Segment observation, CodeableConcept code, String number, V2Field value) {
        if (!number.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")) {
            throw notANumber(value);
        }
        Quantity quantity = new Quantity().setValue(new BigDecimal(number));
        V2Field unit = observation.field(UNIT);
        String unitCode = unit.text(1);
        if (unit.isPresent()) {
            quantity.setUnit(unit.value(2).orElse(unitCode));
            if (!unitCode.isEmpty() && unit.text(3).matches("|UCUM")) {
                quantity.setSystem(V2Codes.UCUM).setCode(unitCode);
            }
        } else if (code.getCoding().stream().anyMatch(ObservationMap::isPainScore)) {
            quantity.setUnit(SCORE).setSystem(V2Codes.UCUM).setCode(SCORE);
        }
        return quantity;
    }

    private static V2Refused notANumber(V2Field value) {
        return V2Refused.content(V2Error.at(
                V2Error.Code.DATA_TYPE_ERROR, value.place(), "OBX-2 tells a number and OBX-5 is none. Correct one."));
    }
}
