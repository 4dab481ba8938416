package care.sij.api.bulk;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScopes.Extent;
import care.sij.api.bulk.Asked.Level;
import care.sij.api.bulk.Asked.Provenances;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.ResourceTypes;
import care.sij.fhir.OurEra;
import care.sij.partner.PartnerRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what an export is to hold from its parameters; what the caller may not see is refused as a search of it is. */
@Component
class Wanted {

    private static final Set<String> FORMATS =
            Set.of("application/fhir+ndjson", "application/fhir ndjson", "application/ndjson", "ndjson");

    private static final String SINCE = "_since";
    private static final String TYPE = "_type";
    private static final String FILTER = "_typeFilter";

    /** Each is a condition on every resource that is gone through. */
    private static final int MOST_FILTERS = 50;

    private static final String ELEMENTS = "_elements";
    private static final String ASSOCIATED = "includeAssociatedData";
    private static final String HISTORY = "_includeHistory";
    private static final Set<String> SERVED =
            Set.of("_outputFormat", SINCE, TYPE, FILTER, ELEMENTS, ASSOCIATED, HISTORY, ExportSubjects.PATIENT);

    /** These are no resources of the record: what is audited is asked for by searches. */
    private static final String AUDIT = "AuditEvent";

    private final Callers callers;
    private final ResourceTypes types;
    private final TypeFilters filters;
    private final ExportedElements elements;

    Wanted(Callers callers, ResourceTypes types, TypeFilters filters, ExportedElements elements) {
        this.callers = callers;
        this.types = types;
        this.filters = filters;
        this.elements = elements;
    }

    /** What of the parameters is not served, each by a sentence, where that may be left out. */
    static List<String> leftOut(KickOff kickOff) {
        List<String> left = kickOff.values().keySet().stream()
                .filter(name -> !SERVED.contains(name))
                .map(name -> "`" + name.substring(0, Math.min(name.length(), 64)) + "` is not served by exports.")
                .toList();
        if (!left.isEmpty() && kickOff.handling() == KickOff.Handling.STRICT) {
            throw new RequestRefused(
                    Refusal.UNKNOWN_PARAMETER,
                    left.get(0) + " They take " + SERVED.stream().sorted().toList()
                            + "; with `Prefer: handling=lenient` others are left out.");
        }
        return left;
    }

    Asked read(KickOff kickOff, Level level, List<String> patients) {
        Caller caller = callers.current();
        if (!kickOff.all("_outputFormat").stream().allMatch(FORMATS::contains)) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "Of `_outputFormat` `application/fhir+ndjson` is served.");
        }
        Asked.Versions versions = versions(kickOff, caller);
        List<String> named = named(kickOff, caller);
        Provenances provenances = provenances(kickOff, named, caller);
        List<String> chosen = named.isEmpty() ? permitted(caller, level) : withProvenances(named, provenances);
        if (versions == Asked.Versions.ALL) {
            chosen.forEach(type -> caller.demandSome(SmartInteraction.READ, type));
        }
        elements.require(kickOff.each(ELEMENTS), chosen);
        return new Asked(
                level,
                patients,
                chosen,
                filters(kickOff, chosen, caller),
                kickOff.each(ELEMENTS),
                since(kickOff),
                provenances,
                versions);
    }

    private static Asked.Versions versions(KickOff kickOff, Caller caller) {
        List<String> asked = kickOff.all(HISTORY);
        if (!Set.of("true", "false").containsAll(asked)) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "`" + HISTORY + "` is `true` or `false`.");
        }
        if (!asked.contains("true")) {
            return Asked.Versions.LATEST;
        }
        caller.demandRole(PartnerRole.AUDITOR);
        return Asked.Versions.ALL;
    }

    private List<String> named(KickOff kickOff, Caller caller) {
        List<String> named = kickOff.each(TYPE);
        named.forEach(type -> {
            if (!types.all().contains(type)) {
                throw new RequestRefused(Refusal.INVALID_VALUE, "`_type` names a type that FHIR R4 does not have.");
            }
            if (type.equals(AUDIT)) {
                throw new RequestRefused(
                        Refusal.UNSUPPORTED_PARAMETER, "AuditEvents are not exported. Search for them: `/AuditEvent`.");
            }
            caller.demandSome(SmartInteraction.SEARCH, type);
        });
        return named;
    }

    /** Archived messages belong to patients and are nothing of theirs (R4 compartmentdefinition-patient.html). */
    private List<String> permitted(Caller caller, Level level) {
        List<String> permitted = types.all().stream()
                .filter(type -> !type.equals(AUDIT) && (level == Level.SYSTEM || !type.equals("Bundle")))
                .filter(type -> !(caller.extent(SmartInteraction.SEARCH, type) instanceof Extent.Nothing))
                .toList();
        if (permitted.isEmpty()) {
            caller.demandSome(SmartInteraction.SEARCH, "*");
        }
        return permitted;
    }

    private static Provenances provenances(KickOff kickOff, List<String> named, Caller caller) {
        List<String> asked = kickOff.each(ASSOCIATED);
        if (!Set.of("RelevantProvenanceResources").containsAll(asked)) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER, "Of `" + ASSOCIATED + "` `RelevantProvenanceResources` is served.");
        }
        if (asked.isEmpty() || named.isEmpty() || named.contains(Targets.PROVENANCE)) {
            return Provenances.AS_TYPED;
        }
        caller.demandSome(SmartInteraction.SEARCH, Targets.PROVENANCE);
        return Provenances.OF_OTHERS;
    }

    private static List<String> withProvenances(List<String> named, Provenances provenances) {
        return provenances == Provenances.AS_TYPED
                ? named
                : Stream.concat(named.stream(), Stream.of(Targets.PROVENANCE)).toList();
    }

    /** Where a comma is followed by a type and a question mark, another filter begins. */
    private List<String> filters(KickOff kickOff, List<String> chosen, Caller caller) {
        List<String> asked = new ArrayList<>();
        kickOff.all(FILTER).forEach(value -> asked.addAll(List.of(value.split(",(?=[A-Z][A-Za-z]{1,63}\\?)", -1))));
        if (asked.size() > MOST_FILTERS) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "`" + FILTER + "` has at most " + MOST_FILTERS + " filters in all.");
        }
        asked.forEach(filter -> {
            if (!chosen.contains(TypeFilters.type(filter))) {
                throw new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "`" + FILTER + "` is of a type that is not exported; name it in `_type`.");
            }
        });
        filters.require(caller, asked);
        return List.copyOf(asked);
    }

    private static OffsetDateTime ofOurEra(OffsetDateTime asked) {
        if (!OurEra.holds(asked.getYear())) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "`" + SINCE + "` is " + OurEra.WORDS + ".");
        }
        return asked;
    }

    private static Optional<Instant> since(KickOff kickOff) {
        List<String> asked = kickOff.all(SINCE);
        if (asked.size() > 1) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "`" + SINCE + "` stands there once at most.");
        }
        try {
            return asked.stream()
                    .findFirst()
                    .map(text -> OffsetDateTime.parse(text.replace(' ', '+')))
                    .map(Wanted::ofOurEra)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException none) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "`" + SINCE + "` is an instant with its zone, as 2026-03-01T10:00:00Z.");
        }
    }
}
