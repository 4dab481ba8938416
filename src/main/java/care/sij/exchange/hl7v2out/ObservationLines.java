package care.sij.exchange.hl7v2out;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Observations and reports as lines of results. */
final class ObservationLines {

    private final Names names;

    ObservationLines(Names names) {
        this.names = names;
    }

    /** An observation, then its components, each with its number in OBX-4. */
    List<ResultLine> of(Observation observation) {
        String at = Times.begin(observation.getEffective());
        List<ResultLine> lines = new ArrayList<>();
        if (observation.hasValue() || !observation.hasComponent()) {
            lines.add(line(observation, at));
        }
        int number = 0;
        for (ObservationComponentComponent component : observation.getComponent()) {
            number++;
            lines.add(new ResultLine(
                    type(component.getValue()),
                    names.coded(component.getCode()),
                    String.valueOf(number),
                    value(component.getValue()),
                    unit(component.getValue()),
                    "",
                    status(observation),
                    at,
                    List.of()));
        }
        return lines;
    }

    private ResultLine line(Observation observation, String at) {
        return new ResultLine(
                type(observation.getValue()),
                names.coded(observation.getCode()),
                "",
                value(observation.getValue()),
                unit(observation.getValue()),
                observation.getInterpretation().stream()
                        .flatMap(meaning -> meaning.getCoding().stream())
                        .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                        .findFirst()
                        .orElse(""),
                status(observation),
                at,
                Told.texts(observation.getNote()));
    }

    /** A report: what was concluded, coded, with the words as notes. */
    List<ResultLine> of(DiagnosticReport report) {
        String status = status(report);
        List<String> words = Stream.ofNullable(report.getConclusion()).toList();
        List<CodeableConcept> conclusions = report.getConclusionCode();
        if (conclusions.isEmpty()) {
            return List.of(new ResultLine(
                    "TX",
                    names.coded(report.getCode()),
                    "",
                    List.of(words.stream().collect(Collectors.joining(" "))),
                    List.of(),
                    "",
                    status,
                    Times.begin(report.getEffective()),
                    List.of()));
        }
        List<ResultLine> lines = new ArrayList<>();
        for (CodeableConcept conclusion : conclusions) {
            lines.add(new ResultLine(
                    "CWE",
                    names.coded(report.getCode()),
                    String.valueOf(lines.size() + 1),
                    names.coded(conclusion),
                    List.of(),
                    "",
                    status,
                    Times.begin(report.getEffective()),
                    lines.isEmpty() ? words : List.of()));
        }
        return lines;
    }

    private static String status(DiagnosticReport report) {
        return switch (Optional.ofNullable(report.getStatus()).orElse(DiagnosticReportStatus.NULL)) {
            case ENTEREDINERROR -> "W";
            case AMENDED, CORRECTED, APPENDED -> "C";
            default -> "F";
        };
    }

    private static String type(Type value) {
        if (value instanceof Quantity quantity) {
            return Quantities.type(quantity);
        }
        if (value instanceof IntegerType) {
            return "NM";
        }
        if (value instanceof DateTimeType) {
            return "TS";
        }
        return value instanceof CodeableConcept || value instanceof BooleanType ? "CWE" : "TX";
    }

    private List<String> value(Type value) {
        if (value instanceof Quantity quantity) {
            return Quantities.value(quantity);
        }
        if (value instanceof CodeableConcept concept) {
            return names.coded(concept);
        }
        if (value instanceof BooleanType) {
            return Told.yesOrNo(value);
        }
        if (value instanceof DateTimeType time) {
            return List.of(Times.of(time));
        }
        return value instanceof IntegerType || value instanceof StringType
                ? Stream.ofNullable(value.primitiveValue()).toList()
                : List.of();
    }

    private List<String> unit(Type value) {
        return value instanceof Quantity quantity ? names.unit(quantity) : List.of();
    }

    /** Table 0085. */
    private static String status(Observation observation) {
        return switch (Optional.ofNullable(observation.getStatus()).orElse(ObservationStatus.NULL)) {
            case CORRECTED, AMENDED -> "C";
            case PRELIMINARY -> "P";
            case REGISTERED -> "I";
            case ENTEREDINERROR -> "W";
            case CANCELLED -> "X";
            default -> "F";
        };
    }
}
