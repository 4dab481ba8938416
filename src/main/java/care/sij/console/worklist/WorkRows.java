package care.sij.console.worklist;

import care.sij.careplan.PolicySet;
import care.sij.clinical.JointSide;
import care.sij.console.frame.Cut;
import care.sij.console.frame.Words;
import care.sij.pathway.CarePolicy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * Makes the rows of a page from what was read for it.
 *
 * @param today the clinic's calendar day
 * @param patients by id
 */
record WorkRows(
        LocalDate today, Words words, PolicySet policies, Map<String, PatientLine> patients, List<PlanLine> plans) {

    /** As the plan describes what is missing: the policy, the criterion and its result. */
    private static final Pattern MISSING = Pattern.compile("(?s)([^,]+), (.+)");

    /** One row; the kind decides which of its dates counts. */
    WorkRow row(WorkKind kind, Work work) {
        List<PlanLine> standing = plans(work);
        String side = SideOf.words(work.sides());
        Row row = switch (kind) {
            case REFERRALS, WAITING, APPOINTMENTS -> referral((Task) work.resource());
            case OVERDUE -> overdue((Task) work.resource());
            case DUE -> due((Task) work.resource());
            case FLAGS -> flag((Flag) work.resource(), work);
            case EVIDENCE -> evidence((Task) work.resource(), work);
        };
        return new WorkRow(
                work.id(),
                Optional.ofNullable(patients.get(work.patient())).orElse(PatientLine.UNSEEN),
                side,
                Cut.to(row.what(), Cut.LINE),
                Cut.to(row.detail(), Cut.LINE),
                row.when(),
                row.age(),
                told(work, standing, PlanLine::stage),
                row.payer().isEmpty() ? told(work, standing, PlanLine::payers) : row.payer(),
                kind.isReferral() ? "/console/worklist/referrals/" + work.id() : "");
    }

    private record Row(String what, String detail, String when, String age, String payer) {}

    /** The plan that a Task is based on, else the latest of each joint that it is about. */
    private List<PlanLine> plans(Work work) {
        if (work.resource() instanceof Task task && task.hasBasedOn()) {
            List<String> named = task.getBasedOn().stream()
                    .map(Reference::getReferenceElement)
                    .map(reference -> String.valueOf(reference.getIdPart()))
                    .toList();
            return plans.stream()
                    .filter(plan -> named.contains(plan.id()))
                    .limit(1)
                    .toList();
        }
        return Stream.of(JointSide.values())
                .filter(work.sides()::contains)
                .flatMap(side -> plans.stream()
                        .filter(plan -> plan.patient().equals(work.patient()))
                        .filter(plan -> plan.side().filter(side::equals).isPresent())
                        .min(PlanLine.GOING_ON_FIRST)
                        .stream())
                .toList();
    }

    /** What the plans say alike, else what each joint's says. */
    private static String told(Work work, List<PlanLine> standing, Function<PlanLine, String> what) {
        Set<String> said = standing.stream().map(what).collect(Collectors.toSet());
        if (said.size() == 1 && standing.size() >= work.sides().size()) {
            return said.iterator().next();
        }
        return standing.isEmpty()
                ? "not recorded"
                : standing.stream()
                        .map(plan -> SideOf.words(plan.side()) + ": " + what.apply(plan))
                        .collect(Collectors.joining("; "));
    }

    private Row referral(Task task) {
        Optional<LocalDate> placed = day(task.getAuthoredOnElement());
        return new Row(
                WorkWords.of(task),
                Optional.ofNullable(task.getDescription()).orElse(""),
                placed.map(words::date).orElse("not recorded"),
                placed.map(this::ago).orElse(""),
                "");
    }

    private Row overdue(Task task) {
        Period window = task.getRestriction().getPeriod();
        return new Row(
                Optional.ofNullable(task.getDescription()).orElse("visit"),
                "",
                window(window),
                day(window.getEndElement())
                        .map(end -> ChronoUnit.DAYS.between(end, today) + " d late")
                        .orElse(""),
                "");
    }

    private Row due(Task task) {
        Period window = task.getRestriction().getPeriod();
        String age = day(window.getStartElement())
                .filter(today::isBefore)
                .map(start -> "opens in " + ChronoUnit.DAYS.between(today, start) + " d")
                .or(() -> day(window.getEndElement())
                        .map(end -> "open, " + ChronoUnit.DAYS.between(today, end) + " d left"))
                .orElse("");
        return new Row(Optional.ofNullable(task.getDescription()).orElse("visit"), "", window(window), age, "");
    }

    private Row flag(Flag flag, Work work) {
        Optional<LocalDate> since = day(flag.getPeriod().getStartElement());
        String kind = flag.getCode().getCodingFirstRep().getCode();
        return new Row(
                kind == null ? "red flag" : kind.replace('-', ' '),
                Optional.ofNullable(flag.getCode().getText()).orElse(""),
                since.map(words::date).orElseGet(() -> "known since " + words.date(work.known())),
                since.map(this::ago).orElse(""),
                "");
    }

    private Row evidence(Task task, Work work) {
        String described = Optional.ofNullable(task.getDescription()).orElse("");
        Matcher missing = MISSING.matcher(described);
        boolean known = missing.matches();
        String policy = known ? missing.group(1) : "";
        String detail = WorkWords.of(task.getReasonCode());
        return new Row(
                known ? missing.group(2) : described,
                detail,
                "known since " + words.date(work.known()),
                "",
                policies.policies().stream()
                        .filter(one -> one.id().equals(policy))
                        .map(CarePolicy::title)
                        .findFirst()
                        .orElse(policy));
    }

    private String window(Period window) {
        return day(window.getStartElement()).map(words::date).orElse("not recorded") + " to "
                + day(window.getEndElement()).map(words::date).orElse("not recorded");
    }

    private String ago(LocalDate day) {
        long days = ChronoUnit.DAYS.between(day, today);
        return days == 0 ? "today" : days + " d ago";
    }

    /** The day as it is written; of a partial date none. */
    static Optional<LocalDate> day(BaseDateTimeType date) {
        return Optional.ofNullable(date.getValueAsString())
                .filter(text -> text.length() >= 10)
                .map(text -> LocalDate.parse(text.substring(0, 10)));
    }
}
