package care.sij.population;

import static care.sij.population.Values.by;

import care.sij.population.Draw.Drawn;
import care.sij.population.Search.Asked;
import care.sij.population.Specification.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** What is compared: one line for each kind of parameter with each prefix or modifier, and each way to join them. */
final class Lines {

    private static final List<String> PREFIXES = List.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");
    private static final List<String> KINDS =
            List.of("token", "string", "date", "number", "quantity", "reference", "uri");
    /** Of what the service records while the patients are loaded. */
    private static final Set<String> OF_THE_LOAD = Set.of("_lastUpdated", "recorded");

    private static final List<String> PLAIN = List.of("token", "string", "date", "quantity");

    /** Searches of one line are made of parameters of one kind. */
    record Line(String name, String kind, BiFunction<Draw, Drawn, Optional<Search>> asked) {}

    private final Values values;
    private final String base;
    private final List<Line> lines = new ArrayList<>();

    Lines(Values values, String base) {
        this.values = values;
        this.base = base;
    }

    List<Line> all() {
        KINDS.forEach(this::anyKind);
        for (String prefix : PREFIXES) {
            for (String kind : List.of("date", "number", "quantity")) {
                add(kind + " " + prefix, kind, by("", (draw, drawn) -> prefixed(draw, drawn, prefix)));
            }
        }
        tokens();
        strings();
        references();
        add("quantity in another unit", "quantity", by("", (draw, drawn) -> values.inAnotherUnit(drawn.element())));
        add("composite", "composite", by("", values::composite));
        ofEverything();
        joined();
        return lines;
    }

    private void add(String name, String kind, BiFunction<Draw, Drawn, Optional<Search>> asked) {
        lines.add(new Line(name, kind, asked));
    }

    private Optional<String> plain(Draw draw, Drawn drawn) {
        return values.plain(draw, drawn.element(), drawn.definition().kind());
    }

    /** None for what is approximately now: a tenth of the time since then differs by when it is asked. */
    private Optional<String> prefixed(Draw draw, Drawn drawn, String prefix) {
        return prefix.equals("ap") && OF_THE_LOAD.contains(drawn.definition().name())
                ? Optional.empty()
                : plain(draw, drawn).map(prefix::concat);
    }

    private void anyKind(String kind) {
        add(kind, kind, by("", this::plain));
        add(
                kind + " or",
                kind,
                (draw, drawn) -> plain(draw, drawn)
                        .flatMap(one -> either(draw, drawn, one)
                                .map(both -> Search.of(
                                        drawn.type(),
                                        new Asked(drawn.definition().name(), both)))));
        add(kind + " :missing=true", kind, by(":missing", (draw, drawn) -> Optional.of("true")));
        add(kind + " :missing=false", kind, by(":missing", (draw, drawn) -> Optional.of("false")));
    }

    private Optional<List<String>> either(Draw draw, Drawn drawn, String one) {
        return values.plain(draw, draw.another(drawn), drawn.definition().kind())
                .map(other -> List.of(one, other));
    }

    private void tokens() {
        add("token :not", "token", by(":not", this::plain));
        add(
                "token :not or",
                "token",
                (draw, drawn) -> plain(draw, drawn)
                        .flatMap(one -> either(draw, drawn, one)
                                .map(both -> Search.of(
                                        drawn.type(),
                                        new Asked(drawn.definition().name() + ":not", both)))));
        add("token :text", "token", by(":text", (draw, drawn) -> values.displayed(draw, drawn.element())));
        add("token :of-type", "token", by(":of-type", (draw, drawn) -> values.ofType(draw, drawn.element())));
    }

    private void strings() {
        add("string :exact", "string", by(":exact", (draw, drawn) -> values.whole(draw, drawn.element())));
        add("string :exact of a part", "string", by(":exact", (draw, drawn) -> values.text(draw, drawn.element())));
        add("string :contains", "string", by(":contains", (draw, drawn) -> values.within(draw, drawn.element())));
    }

    private void references() {
        add(
                "reference by id",
                "reference",
                by(
                        "",
                        (draw, drawn) -> target(draw, drawn)
                                .map(found -> found.getIdElement().getIdPart())));
        add(
                "reference by address",
                "reference",
                by(
                        "",
                        (draw, drawn) -> target(draw, drawn)
                                .map(found -> base + "/" + found.fhirType() + "/"
                                        + found.getIdElement().getIdPart())));
        add(
                "reference :identifier",
                "reference",
                by(":identifier", (draw, drawn) -> values.identified(draw, drawn.element())));
        add(
                "reference :[type]",
                "reference",
                (draw, drawn) -> target(draw, drawn)
                        .map(found -> Search.of(
                                drawn.type(),
                                new Asked(
                                        drawn.definition().name() + ":" + found.fhirType(),
                                        found.getIdElement().getIdPart()))));
    }

    private static Optional<Resource> target(Draw draw, Drawn drawn) {
        return draw.target(drawn);
    }

    private void ofEverything() {
        for (String name : List.of("_id", "_lastUpdated", "_profile")) {
            add(name, "token", (draw, drawn) -> named(draw, drawn, name));
        }
        for (String prefix : List.of("gt", "le", "sa", "ne")) {
            add(
                    "_lastUpdated " + prefix,
                    "token",
                    (draw, drawn) -> named(draw, drawn, "_lastUpdated")
                            .map(search -> Search.of(
                                    search.type(),
                                    new Asked(
                                            "_lastUpdated",
                                            prefix
                                                    + search.asked()
                                                            .get(0)
                                                            .values()
                                                            .get(0)))));
        }
    }

    private Optional<Search> named(Draw draw, Drawn drawn, String name) {
        return draw.named(drawn.resource(), name)
                .flatMap(found -> plain(draw, found).map(value -> Search.of(found.type(), new Asked(name, value))));
    }

    private void joined() {
        add(
                "and",
                "token",
                (draw, drawn) -> plain(draw, drawn)
                        .flatMap(one -> draw.of(drawn.resource(), KINDS)
                                .flatMap(more -> plain(draw, more)
                                        .map(other -> Search.of(
                                                drawn.type(),
                                                new Asked(drawn.definition().name(), one),
                                                new Asked(more.definition().name(), other))))));
        add("chain", "reference", (draw, drawn) -> chained(draw, drawn, PLAIN));
        add(
                "chain of two",
                "reference",
                (draw, drawn) -> target(draw, drawn)
                        .flatMap(found -> draw.of(found, List.of("reference")))
                        .flatMap(next -> chained(draw, next, PLAIN))
                        .map(rest -> Search.of(
                                drawn.type(),
                                new Asked(
                                        link(
                                                        drawn.definition(),
                                                        target(draw, drawn).orElseThrow()) + "."
                                                + rest.asked().get(0).key(),
                                        rest.asked().get(0).values()))));
        add("_has", "reference", this::reverse);
    }

    private Optional<Search> chained(Draw draw, Drawn drawn, List<String> kinds) {
        return target(draw, drawn)
                .flatMap(found -> draw.of(found, kinds)
                        .flatMap(last -> plain(draw, last)
                                .map(value -> Search.of(
                                        drawn.type(),
                                        new Asked(
                                                link(drawn.definition(), found) + "."
                                                        + last.definition().name(),
                                                value)))));
    }

    private static String link(Definition definition, Base found) {
        return definition.name() + (definition.targets().size() == 1 ? "" : ":" + found.fhirType());
    }

    private Optional<Search> reverse(Draw draw, Drawn drawn) {
        return target(draw, drawn)
                .flatMap(found -> draw.of(drawn.resource(), PLAIN)
                        .flatMap(last -> plain(draw, last)
                                .map(value -> Search.of(
                                        found.fhirType(),
                                        new Asked(
                                                "_has:" + drawn.type() + ":"
                                                        + drawn.definition().name() + ":"
                                                        + last.definition().name(),
                                                value)))));
    }
}
