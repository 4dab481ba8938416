package care.sij.api.malformed;

import static care.sij.api.malformed.Fragments.encoded;

import care.sij.api.malformed.Malformed.Due;
import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchParameter.Kind;
import care.sij.fhir.SearchParameters;
import java.util.List;
import java.util.Set;

/** Searches and histories whose parameters are wrong in name, number, form or size. */
final class MalformedSearches {

    private static final Set<Kind> OF_FORM = Set.of(Kind.DATE, Kind.NUMBER, Kind.QUANTITY);
    private static final List<String> MODIFIERS = List.of(
            "exact",
            "contains",
            "missing",
            "not",
            "in",
            "not-in",
            "above",
            "below",
            "text",
            "of-type",
            "identifier",
            "Patient",
            "Nonsense",
            "iterate",
            "code-text",
            "",
            ":");
    private static final List<String> RESULT_PARAMETERS = List.of(
            "_sort",
            "_summary",
            "_total",
            "_elements",
            "_include",
            "_revinclude",
            "_include:iterate",
            "_type",
            "_filter",
            "_text",
            "_content",
            "_list",
            "_query",
            "_contained",
            "_containedType",
            "_lastUpdated",
            "_tag",
            "_profile",
            "_security",
            "_source",
            "_pretty",
            "_maxresults",
            "_has",
            "_has:Observation:patient:code");
    private static final List<String> FORMATS =
            List.of("nonsense", "text/html", ";;;", "json/xml", "application/fhir+ndjson");

    private final SearchParameters definitions;
    private final Fragments dice;
    private final List<String> types;

    MalformedSearches(SearchParameters definitions, Fragments dice) {
        this.definitions = definitions;
        this.dice = dice;
        this.types = List.copyOf(definitions.types());
    }

    Malformed any() {
        String type = dice.any(types);
        return dice.either(
                () -> asked(Due.REFUSED, type, "nonsense-" + encoded(dice.hostile()) + "=1"),
                () -> value(type),
                () -> value(type),
                () -> modified(type),
                () -> asked(Due.HARMLESS, type, name(type) + "=" + encoded(dice.any(Fragments.SEPARATORS))),
                () -> repeated(type),
                () -> chained(type),
                () -> had(type),
                () -> included(type),
                () -> resultParameter(type),
                () -> paged(type),
                () -> history(type),
                () -> illEncoded(type),
                () -> large(type));
    }

    private Malformed value(String type) {
        SearchParameter parameter = parameter(type);
        String value = dice.hostile();
        Due due = Due.NOTHING_FOUND;
        if (OF_FORM.contains(parameter.kind())) {
            boolean vast = dice.below(3) == 0 && parameter.kind() != Kind.DATE;
            due = vast ? Due.NOTHING_FOUND : Due.REFUSED;
            List<String> wrong = parameter.kind() == Kind.DATE ? Fragments.NO_DATES : Fragments.NO_NUMBERS;
            value = vast ? dice.any(Fragments.VAST_NUMBERS) : dice.any(wrong);
        }
        return asked(due, type, parameter.name() + "=" + encoded(value));
    }

    private Malformed modified(String type) {
        String modifier = dice.any(MODIFIERS);
        Due due = modifier.equals("Nonsense") ? Due.REFUSED : Due.HARMLESS;
        return asked(due, type, name(type) + ":" + modifier + "=" + encoded(dice.hostile()) + "&_count=2");
    }

    private Malformed repeated(String type) {
        String name = name(type);
        return asked(
                Due.HARMLESS, type, dice.times(40, () -> name + "=" + encoded(dice.any(Fragments.SEPARATORS)), "&"));
    }

    /** Up to twelve links, some of which lead nowhere. */
    private Malformed chained(String type) {
        String chain =
                dice.times(12, () -> name(dice.any(types)) + (dice.below(3) == 0 ? ":" + dice.any(types) : ""), ".");
        return asked(Due.HARMLESS, type, chain + "." + name(type) + "=" + encoded(dice.hostile()) + "&_count=2");
    }

    private Malformed had(String type) {
        String had = dice.times(10, () -> "_has:" + dice.any(types) + ":" + name(dice.any(types)), ":");
        return asked(Due.HARMLESS, type, had + ":" + name(type) + "=" + encoded(dice.hostile()) + "&_count=2");
    }

    private Malformed included(String type) {
        String includes = dice.times(
                30,
                () -> dice.any(List.of(
                                "_include",
                                "_include:iterate",
                                "_revinclude",
                                "_revinclude:iterate",
                                "_include:recurse"))
                        + "="
                        + dice.any(List.of(
                                "*",
                                type + ":*",
                                "*:*",
                                type + ":" + name(type),
                                dice.any(types) + ":subject",
                                "Provenance:target",
                                encoded(dice.hostile()),
                                type + ":" + name(type) + ":" + dice.any(types))),
                "&");
        return asked(Due.HARMLESS, type, "_count=2&" + includes);
    }

    private Malformed resultParameter(String type) {
        return asked(
                Due.HARMLESS,
                type,
                "_count=2&" + dice.any(RESULT_PARAMETERS) + "="
                        + encoded(dice.either(dice::hostile, () -> dice.any(Fragments.SEPARATORS), () -> name(type))));
    }

    private Malformed paged(String type) {
        return dice.either(
                () -> asked(
                        Due.REFUSED,
                        type,
                        "_count=" + dice.any(List.of("-1", "1e9", "abc", "1.5", "0x1", "9".repeat(30)))),
                () -> asked(
                        Due.HARMLESS, type, "_count=999999999&" + name(type) + ":missing=" + encoded(dice.hostile())),
                () -> asked(Due.REFUSED, type, "_cursor=" + encoded(dice.hostile())),
                () -> asked(Due.REFUSED, type, "_total=" + encoded(dice.hostile())),
                () -> asked(Due.REFUSED, type, "_sort=" + encoded("nonsense" + dice.hostile())),
                () -> asked(Due.REFUSED, type, "_format=" + encoded(dice.any(FORMATS))));
    }

    private Malformed history(String type) {
        String path =
                dice.any(List.of("/fhir/_history?", "/fhir/" + type + "/_history?", "/fhir/Patient/%KNOWN%/_history?"));
        String query = dice.either(
                () -> "_since=" + encoded(dice.any(Fragments.NO_DATES)),
                () -> "_at=" + encoded(dice.any(Fragments.NO_DATES)),
                () -> "_count=" + encoded(dice.hostile()),
                () -> "_cursor=" + encoded(dice.hostile()),
                () -> "nonsense=" + encoded(dice.hostile()));
        return Malformed.get(Due.REFUSED, client(), path + query);
    }

    private Malformed illEncoded(String type) {
        String ill = dice.any(List.of("%", "%2", "%zz", "%c0%af", "%ed%a0%80", "%ff", "%u0041", "a%0"));
        return dice.below(2) == 0
                ? asked(Due.REFUSED, type, name(type) + "=" + ill)
                : form(Due.REFUSED, type, name(type) + "=" + ill);
    }

    /** More than a line may hold, as a form. */
    private Malformed large(String type) {
        SearchParameter parameter = parameter(type);
        String value = encoded(dice.times(20_000, () -> "' OR 1=1,", ""));
        return form(Due.HARMLESS, type, parameter.name() + "=" + value);
    }

    private Malformed asked(Due due, String type, String query) {
        if (dice.below(4) == 0) {
            return form(due, type, query);
        }
        String path = due == Due.HARMLESS && dice.below(6) == 0
                ? dice.any(List.of("", "/Patient/%KNOWN%/" + type, "/Patient/%KNOWN%/*", "/Nonsense/1/" + type))
                : "/" + type;
        Malformed asked = Malformed.get(due, client(), "/fhir" + path + "?" + query);
        return due == Due.HARMLESS && dice.below(4) == 0 ? asked.header("Prefer: handling=lenient") : asked;
    }

    private static Malformed form(Due due, String type, String query) {
        return Malformed.with(due, "POST", "/fhir/" + type + "/_search", "application/x-www-form-urlencoded", query);
    }

    private String client() {
        return dice.any(List.of("demo-hospital", "demo-hospital", "demo-auditor", "demo-clinic"));
    }

    private SearchParameter parameter(String type) {
        return dice.any(List.copyOf(definitions.all(type)));
    }

    private String name(String type) {
        return parameter(type).name();
    }
}
