package care.sij.console.history;

import care.sij.audit.EffectiveTime;
import care.sij.audit.PlanComparison;
import care.sij.console.frame.Cut;
import care.sij.console.frame.LeftOut;
import care.sij.console.history.KnownPlan.Activity;
import care.sij.console.history.KnownPlan.Aim;
import care.sij.console.history.KnownPlan.Criterion;
import care.sij.console.history.KnownPlan.Joint;
import care.sij.console.history.KnownPlan.Other;
import care.sij.fhir.SijUris;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes tables of plans with all that belongs to them. */
final class PlanTables {

    static final String NOT_RECORDED = "not recorded";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PLAN = "CarePlan";
    private static final String RECEIPT = "GuidanceResponse";
    private static final Set<String> IN_TABLES = Set.of(PLAN, RECEIPT, "Goal", "Provenance");

    /** A version and what it states. */
    private record Read(StoredVersion version, JsonNode content) {

        VersionRef ref() {
            return VersionRef.of(version);
        }

        boolean is(String type) {
            return version.key().type().equals(type);
        }
    }

    private final List<Read> known;
    private final Map<String, Read> byReference;

    private PlanTables(List<StoredVersion> versions) {
        known = versions.stream()
                .filter(version -> !version.isEmpty())
                .map(version -> new Read(version, JSON.readTree(version.body().asUtf8())))
                .toList();
        byReference = known.stream()
                .collect(Collectors.toMap(
                        read -> read.version().key().reference(), Function.identity(), (one, same) -> one));
    }

    /** What these versions say; what was erased says nothing. */
    static KnownPlan of(List<StoredVersion> versions) {
        PlanTables tables = new PlanTables(versions);
        return new KnownPlan(
                tables.all(PLAN).map(PlanTables::joint).toList(),
                tables.all(RECEIPT).flatMap(PlanTables::criteria).toList(),
                tables.all("Goal").map(PlanTables::aim).toList(),
                tables.all(PLAN).flatMap(tables::activities).toList(),
                tables.others());
    }

    private Stream<Read> all(String type) {
        return known.stream().filter(read -> read.is(type));
    }

    private static Joint joint(Read plan) {
        return new Joint(
                text(plan.content(), "/title"),
                extension(plan.content(), "sij-stage").orElse(NOT_RECORDED),
                extension(plan.content(), "sij-exit-reason").orElse("none"),
                text(plan.content(), "/status"),
                period(plan.content().path("period")),
                plan.ref());
    }

    private static Stream<Criterion> criteria(Read receipt) {
        String policy = text(receipt.content(), "/reasonCode/0/text");
        return receipt.content()
                .path("contained")
                .valueStream()
                .flatMap(contained -> contained.path("parameter").valueStream())
                .filter(parameter -> parameter.path("name").asString("").equals("criterion"))
                .map(criterion -> new Criterion(
                        policy,
                        part(criterion, "id"),
                        part(criterion, "result"),
                        part(criterion, "detail"),
                        parts(criterion, "evidence")
                                .map(part ->
                                        part.at("/valueReference/reference").asString(""))
                                .flatMap(reference -> VersionRef.parse(reference).stream())
                                .toList(),
                        receipt.ref()));
    }

    private static Aim aim(Read goal) {
        String targets = goal.content()
                .path("target")
                .valueStream()
                .map(PlanTables::target)
                .collect(Collectors.joining("; "));
        return new Aim(
                text(goal.content(), "/description/text"),
                targets.isEmpty() ? NOT_RECORDED : targets,
                text(goal.content(), "/lifecycleStatus"),
                goal.ref());
    }

    private static String target(JsonNode target) {
        JsonNode quantity = target.path("detailQuantity");
        String amount = Stream.of("/comparator", "/value", "/unit")
                .map(quantity::at)
                .filter(part -> !part.isMissingNode())
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "));
        String due = target.path("dueDate").asString("");
        String aim = amount.isEmpty() ? target.path("detailString").asString("none") : amount;
        return aim + (due.isEmpty() ? "" : ", by " + due);
    }

    private Stream<Activity> activities(Read plan) {
        String title = text(plan.content(), "/title");
        return plan.content().path("activity").valueStream().map(activity -> {
            Optional<Read> task = Optional.ofNullable(
                    byReference.get(activity.at("/reference/reference").asString("")));
            return task.map(found -> ofTask(title, found)).orElseGet(() -> ofDetail(title, activity, plan));
        });
    }

    private static Activity ofTask(String plan, Read task) {
        String description = text(task.content(), "/description");
        return new Activity(
                plan,
                description.equals(NOT_RECORDED) ? text(task.content(), "/code/coding/0/code") : description,
                text(task.content(), "/status"),
                period(task.content().at("/restriction/period")),
                task.ref());
    }

    private static Activity ofDetail(String title, JsonNode activity, Read plan) {
        JsonNode detail = activity.path("detail");
        String described = text(detail, "/description");
        return new Activity(
                title,
                described.equals(NOT_RECORDED) ? text(detail, "/code/text") : described,
                text(detail, "/status"),
                period(detail.path("scheduledPeriod")),
                plan.ref());
    }

    private List<Other> others() {
        return known.stream()
                .filter(read -> !IN_TABLES.contains(read.version().key().type()))
                .map(PlanTables::other)
                .toList();
    }

    private static Other other(Read read) {
        return new Other(
                Cut.to(PlanComparison.title(read.content()), Cut.LINE),
                LeftOut.of(read.content())
                        ? Optional.of(LeftOut.RESULT)
                        : EffectiveTime.of(read.content()).map(EffectiveTime::text),
                read.ref());
    }

    private static Optional<String> extension(JsonNode resource, String name) {
        return resource.path("extension")
                .valueStream()
                .filter(extension -> extension.path("url").asString("").equals(SijUris.structure(name)))
                .map(extension -> extension.path("valueCode").asString(""))
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    private static Stream<JsonNode> parts(JsonNode parameter, String name) {
        return parameter
                .path("part")
                .valueStream()
                .filter(part -> part.path("name").asString("").equals(name));
    }

    private static String part(JsonNode parameter, String name) {
        return parts(parameter, name)
                .map(part ->
                        part.path("valueString").asString(part.path("valueCode").asString("")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> Cut.to(text, Cut.LINE))
                .orElse(NOT_RECORDED);
    }

    private static String text(JsonNode resource, String pointer) {
        String text = resource.at(pointer).asString("");
        return text.isBlank() ? NOT_RECORDED : Cut.to(text, Cut.LINE);
    }

    private static String period(JsonNode period) {
        String start = period.path("start").asString("");
        String end = period.path("end").asString("");
        if (start.isEmpty() && end.isEmpty()) {
            return NOT_RECORDED;
        }
        return (start.isEmpty() ? "" : "from " + start) + (end.isEmpty() ? "" : " to " + end);
    }
}
