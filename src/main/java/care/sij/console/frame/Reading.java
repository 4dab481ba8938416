package care.sij.console.frame;

import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.audit.AuditedRequest;
import care.sij.exchange.OwnNumbers;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.partner.PartnerRole;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What the person at the console sees of the record: what its partner and role let it see, without other partners'
 * numbers of persons, and without what was derived from something that it does not see. All that is given out is noted
 * for the request's audit row.
 */
@Component
public class Reading {

    private static final String ANY_TYPE = "*";
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private final Callers callers;
    private final Visibilities visibilities;
    private final Versions versions;
    private final Search search;
    private final OwnNumbers numbers;
    private final Redacting redacting;

    Reading(
            Callers callers,
            Visibilities visibilities,
            Versions versions,
            Search search,
            OwnNumbers numbers,
            Redacting redacting) {
        this.callers = callers;
        this.visibilities = visibilities;
        this.versions = versions;
        this.search = search;
        this.numbers = numbers;
        this.redacting = redacting;
    }

    /** The latest version; empty when there is none, it was deleted or may not be seen. */
    public Optional<StoredVersion> current(ResourceKey key) {
        return versions.current(key, visibility(SmartInteraction.READ, key.type()))
                .filter(version -> !version.isEmpty())
                .map(this::seen);
    }

    /** The version of this number; empty when there is none, it is a deletion or may not be seen. */
    public Optional<StoredVersion> version(ResourceKey key, long number) {
        return versions.vread(key, number, visibility(SmartInteraction.READ, key.type()))
                .filter(version -> !version.isEmpty())
                .map(this::seen);
    }

    /** Everything of the patient as it was at the instant, erased contents left out. */
    public List<StoredVersion> ofPatient(String patient, Instant instant) {
        return seen(versions.ofPatient(patient, instant, visibility(SmartInteraction.READ, ANY_TYPE)).stream()
                .filter(version -> !version.isEmpty())
                .toList());
    }

    /** All versions of these up to the instant, oldest first, looked at and not given out, so that none is noted. */
    public List<StoredVersion> until(Collection<ResourceKey> keys, Instant instant) {
        return versions.until(keys, instant, visibility(SmartInteraction.READ, ANY_TYPE)).stream()
                .map(this::without)
                .toList();
    }

    /** A page of what the query finds, from the start or after a place of its order. */
    public Page find(SearchQuery query, Optional<PageCursor> after) {
        Page page = search.find(query, after, visibility(SmartInteraction.SEARCH, query.type()));
        return new Page(seen(page.versions()), page.next());
    }

    /** How many the query finds. */
    public long count(SearchQuery query) {
        return search.count(query, visibility(SmartInteraction.SEARCH, query.type()));
    }

    /** The same, counting no further than this: cheap whatever there is. */
    public long countUpTo(int most, SearchQuery query) {
        return search.countUpTo(most, query, visibility(SmartInteraction.SEARCH, query.type()));
    }

    /** The resource that a version holds; of that type. */
    public <T extends Resource> T read(StoredVersion version, Class<T> type) {
        return JSON.read(version.body(), type);
    }

    /** What the person may see, for what reads the record by other ways. */
    public Visibility visibility(SmartInteraction interaction, String type) {
        return visibilities.visibilityOf(callers.current(), interaction, type);
    }

    /** A version that was found by other ways, as the person sees it; it is noted as given out. */
    public StoredVersion seen(StoredVersion version) {
        return seen(List.of(version)).get(0);
    }

    /** The same of all versions of a page together. */
    public List<StoredVersion> seen(List<StoredVersion> found) {
        AuditedRequest.current().ifPresent(request -> found.forEach(request::shows));
        return redacted(found.stream().map(this::without).toList());
    }

    /** Without what was derived from something that the person does not see; not noted. */
    public List<StoredVersion> redacted(List<StoredVersion> found) {
        return isAuditor() ? found : redacting.of(found, visibility(SmartInteraction.READ, ANY_TYPE));
    }

    /**
     * Without numbers, of what is looked at and not given out, so that it is not noted; what of it is given out in the
     * end is {@link #redacted} first.
     */
    public StoredVersion without(StoredVersion version) {
        Shown shown =
                isAuditor() ? Shown.ALL : numbers.shownTo(callers.current().partner());
        return version.head().whole(version.commit(), version.instant(), PersonNumbers.without(version.body(), shown));
    }

    /** From auditors nothing is hidden. */
    private boolean isAuditor() {
        return callers.current().partner().role() == PartnerRole.AUDITOR;
    }
}
