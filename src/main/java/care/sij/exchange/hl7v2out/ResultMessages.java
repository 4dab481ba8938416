package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.group.ORU_R01_OBSERVATION;
import ca.uhn.hl7v2.model.v251.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * ORU^R01: one for each injection with the readings around it, and one for each side, and for none, with what else was
 * observed. What is withdrawn is told as wrong, in messages of the same kind.
 */
final class ResultMessages {

    private static final String TYPE = "ORU^R01";

    private final Writing writing;
    private final List<String> kind;

    /** @param kind what was done, as CE (OBR-4) */
    ResultMessages(Writing writing, List<String> kind) {
        this.writing = writing;
        this.kind = List.copyOf(kind);
    }

    void addAll() {
        if (!writing.takes(TYPE)) {
            return;
        }
        List<Observation> observations = writing.letter().all(Observation.class);
        for (Procedure procedure : writing.letter().all(Procedure.class)) {
            if (!writing.letter().isSaid(procedure)) {
                add(Optional.of(procedure), Sides.of(procedure), around(procedure, observations));
            }
        }
        List<Observation> wrong = writing.letter().withdrawn(Observation.class);
        for (Procedure procedure : writing.letter().withdrawn(Procedure.class)) {
            add(Optional.of(procedure), Sides.of(procedure), around(procedure, wrong));
        }
        bySide().forEach((side, results) -> add(Optional.empty(), side, results));
    }

    private List<Resource> around(Procedure procedure, List<Observation> observations) {
        return new ArrayList<>(observations.stream()
                .filter(reading -> isPartOf(reading, procedure))
                .toList());
    }

    private boolean isPartOf(Observation reading, Procedure procedure) {
        return reading.getPartOf().stream()
                .anyMatch(whole -> writing.letter()
                        .resolved(whole)
                        .filter(found -> found == procedure)
                        .isPresent());
    }

    /** What belongs to no injection; what tells no side is in a message of its own, last. */
    private Map<String, List<Resource>> bySide() {
        Map<String, List<Resource>> bySide = new LinkedHashMap<>();
        List<Resource> without = new ArrayList<>();
        writing.letter().all(Observation.class).stream()
                .filter(observation -> !writing.letter().isSaid(observation))
                .forEach(observation -> place(observation, Sides.of(observation), bySide, without));
        Stream.concat(
                        writing.letter().all(DiagnosticReport.class).stream(),
                        writing.letter().withdrawn(DiagnosticReport.class).stream())
                .filter(report -> !writing.letter().isSaid(report))
                .forEach(report -> place(report, Sides.of(report), bySide, without));
        if (!without.isEmpty()) {
            bySide.put("", without);
        }
        return bySide;
    }

    private static void place(
            Resource resource, String side, Map<String, List<Resource>> bySide, List<Resource> without) {
        if (side.isEmpty()) {
            without.add(resource);
        } else {
            bySide.computeIfAbsent(side, found -> new ArrayList<>()).add(resource);
        }
    }

    private void add(Optional<Procedure> procedure, String side, List<Resource> results) {
        ORU_R01 message = new ORU_R01();
        writing.head(message.getMSH(), TYPE, "ORU_R01");
        CommonSegments segments = new CommonSegments(writing);
        segments.person(
                message.getPATIENT_RESULT(0).getPATIENT().getPID(),
                writing.letter().patient());
        ORU_R01_ORDER_OBSERVATION order = message.getPATIENT_RESULT(0).getORDER_OBSERVATION(0);
        List<ResultLine> lines = new ArrayList<>();
        procedure.ifPresent(done -> {
            writing.letter().says(done);
            lines.addAll(new ProcedureLines(writing).of(done));
        });
        results.stream().sorted(Comparator.comparing(ResultMessages::instant)).forEach(result -> {
            writing.letter().says(result);
            lines.addAll(lines(result));
        });
        String status = procedure.filter(Letter::isWithdrawn).isPresent() ? "X" : ResultLine.together(lines);
        new OrderSegments(writing, kind).write(order.getORC(), order.getOBR(), procedure, side, status);
        for (int index = 0; index < lines.size(); index++) {
            ORU_R01_OBSERVATION place = order.getOBSERVATION(index);
            ResultSegments.write(place.getOBX(), index + 1, lines.get(index));
            for (int note = 0; note < lines.get(index).notes().size(); note++) {
                CommonSegments.note(
                        place.getNTE(note), note + 1, lines.get(index).notes().get(note));
            }
        }
        writing.letter().referral().ifPresent(writing.letter()::says);
        writing.add(TYPE, message);
    }

    private static Instant instant(Resource result) {
        Type effective = result instanceof Observation observation
                ? observation.getEffective()
                : ((DiagnosticReport) result).getEffective();
        return effective instanceof BaseDateTimeType time && time.hasValue()
                ? time.getValue().toInstant()
                : Instant.EPOCH;
    }

    private List<ResultLine> lines(Resource result) {
        ObservationLines lines = new ObservationLines(writing.names());
        return result instanceof Observation observation ? lines.of(observation) : lines.of((DiagnosticReport) result);
    }
}
