package care.sij.console.history;

import care.sij.console.frame.Cut;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Tellers;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SijUris;
import care.sij.record.CommitCause;
import care.sij.record.ResourceKey;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells who said a version and why, from its commit, its Provenance and the archived message. */
@Component
class Whys {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROVENANCE = "Provenance";
    private static final String ARCHIVED = "Bundle";
    private static final int MOST = 100;

    private final Reading reading;
    private final SearchCriteria criteria;
    private final Tellers tellers;

    Whys(Reading reading, SearchCriteria criteria, Tellers tellers) {
        this.reading = reading;
        this.criteria = criteria;
        this.tellers = tellers;
    }

    /** As far as the person may see message and Provenance. */
    Why of(StoredVersion version, CommitCause cause) {
        return new Why(
                tellers.told(cause.agent()),
                cause.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                cause.activity(),
                version.commit(),
                cause.requestId(),
                cause.source().map(ResourceKey::reference),
                cause.source().filter(source -> source.type().equals(ARCHIVED)).flatMap(this::received),
                version.key().type().equals(PROVENANCE) ? List.of() : provenance(version));
    }

    private Optional<Why.Received> received(ResourceKey archived) {
        return reading.current(archived)
                .map(message -> new Why.Received(
                        VersionRef.of(message),
                        JSON.readTree(message.body().asUtf8())
                                .at("/entry/0/resource/id")
                                .asString(PlanTables.NOT_RECORDED),
                        message.instant()));
    }

    /** A Provenance names the versions that it is about, and is found by their resource. */
    private List<Why.Part> provenance(StoredVersion version) {
        SearchQuery query = new SearchQuery(
                PROVENANCE,
                List.of(criteria.of(
                        PROVENANCE, AskedParameter.of("target", version.key().reference()))),
                List.of(),
                MOST);
        return reading.find(query, Optional.empty()).versions().stream()
                .flatMap(found -> parts(found, version.reference()))
                .toList();
    }

    private Stream<Why.Part> parts(StoredVersion found, String target) {
        JsonNode provenance = JSON.readTree(found.body().asUtf8());
        boolean isOfIt = provenance
                .path("target")
                .valueStream()
                .anyMatch(named -> named.path("reference").asString("").equals(target));
        if (!isOfIt) {
            return Stream.empty();
        }
        VersionRef ref = VersionRef.of(found);
        return Stream.concat(
                provenance
                        .path("agent")
                        .valueStream()
                        .map(agent -> new Why.Part(
                                ref, agent.at("/type/coding/0/code").asString("agent"), said(agent.path("who")))),
                provenance
                        .path("entity")
                        .valueStream()
                        .map(entity -> new Why.Part(
                                ref,
                                "entity: " + entity.path("role").asString(PlanTables.NOT_RECORDED),
                                said(entity.path("what")))));
    }

    private String said(JsonNode reference) {
        String value = reference.at("/identifier/value").asString("");
        boolean isPerson = reference.at("/identifier/system").asString("").equals(SijUris.sid("person"));
        String told = isPerson ? tellers.told(value) : value;
        if (!told.equals(value)) {
            return told;
        }
        String leads = reference.path("reference").asString(value);
        String display = reference.path("display").asString("");
        if (display.isEmpty()) {
            return leads.isEmpty() ? PlanTables.NOT_RECORDED : Cut.to(leads, Cut.LINE);
        }
        return Cut.to(leads.isEmpty() ? display : display + " (" + leads + ")", Cut.LINE);
    }
}
