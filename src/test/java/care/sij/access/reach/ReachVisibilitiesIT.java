package care.sij.access.reach;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.Caller;
import care.sij.access.SmartScopes;
import care.sij.access.TestScopes;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.IndexTermExtractor;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.record.IndexTerms;
import care.sij.record.ResourceKey;
import care.sij.record.Selection;
import care.sij.record.Visibility;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything in the record here is owned by {@code demo-hospital}. */
class ReachVisibilitiesIT {

    private static final ResourceKey REACHED = new ResourceKey("Patient", "p1");
    private static final ResourceKey UNREACHED = new ResourceKey("Patient", "p2");
    private static final ResourceKey REFERRAL = new ResourceKey("ServiceRequest", "sr1");
    private static final ResourceKey ROLE = new ResourceKey("PractitionerRole", "role1");
    private static final ResourceKey SURGEON = new ResourceKey("Practitioner", "surgeon1");
    private static final ResourceKey STRANGER = new ResourceKey("Practitioner", "stranger1");
    private static final ResourceKey LATECOMER = new ResourceKey("Organization", "latecomer1");
    private static final ResourceKey OTHER_REFERRAL = new ResourceKey("ServiceRequest", "sr2");
    private static final ResourceKey MESSAGE = new ResourceKey("Bundle", "b1");
    private static final ResourceKey SHARED = new ResourceKey("Coverage", "c1");

    private final TestRecord record =
            TestRecord.with(new TestClock(Instant.parse("2026-03-01T10:00:00Z")), JdbcReach.class, Jdbc.class);
    private final ReachVisibilities visibilities = new ReachVisibilities(
            new ScopeSelections(
                    TestScopes.filters(),
                    record.bean(Selection.class),
                    new FhirJson(FhirR4.context()),
                    new IndexTermExtractor(FhirR4.context())),
            new ConsentDenials(record.bean(JdbcClient.class), PartnerList.of(), Clock.systemUTC()));

    @BeforeEach
    void fill() {
        record.put(REACHED, List.of("p1"), IndexTerms.NONE);
        record.put(UNREACHED, List.of("p2"), IndexTerms.NONE);
        record.put(SURGEON, List.of(), IndexTerms.NONE);
        record.put(STRANGER, List.of(), IndexTerms.NONE);
        record.put(ROLE, List.of(), referringTo(SURGEON));
        record.put(REFERRAL, List.of("p1"), referringTo(ROLE));
        record.put(OTHER_REFERRAL, List.of("p2"), referringTo(STRANGER));
        record.put(MESSAGE, List.of("p1"), IndexTerms.NONE);
        record.put(SHARED, List.of("p1", "p2"), IndexTerms.NONE);
        record.bean(JdbcReach.class).grant("clinic", "p1");
        record.bean(JdbcReach.class).grant("clinic", "p1");
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void showsAPartnerThePatientsWithinItsReach() {
        assertThat(seenBy("clinic", PartnerRole.CLINIC)).contains(REACHED, REFERRAL, SHARED);
        assertThat(seenBy("clinic", PartnerRole.CLINIC)).doesNotContain(UNREACHED, OTHER_REFERRAL);
    }

    @Test
    void showsWhatAVisibleResourceRefersToAndThroughARole() {
        assertThat(seenBy("clinic", PartnerRole.CLINIC)).contains(ROLE, SURGEON).doesNotContain(STRANGER);
    }

    @Test
    void showsWhatWasReferredToBeforeItCame() {
        record.put(new ResourceKey("Task", "t1"), List.of("p1"), referringTo(LATECOMER));
        record.put(LATECOMER, List.of(), IndexTerms.NONE);

        assertThat(seenBy("clinic", PartnerRole.CLINIC)).contains(LATECOMER);
    }

    @Test
    void goesOnShowingWhatAnEarlierVersionRefersTo() {
        record.put(REFERRAL, List.of("p1"), IndexTerms.NONE);

        assertThat(seenBy("clinic", PartnerRole.CLINIC)).contains(ROLE, SURGEON);
    }

    @Test
    void showsNothingByWhatAnArchivedMessageRefersTo() {
        record.put(MESSAGE, List.of("p1"), referringTo(STRANGER));

        assertThat(seenBy("clinic", PartnerRole.CLINIC)).doesNotContain(STRANGER);
    }

    @Test
    void showsAnArchivedMessageToItsSenderAndAuditorsOnly() {
        assertThat(seenBy("clinic", PartnerRole.CLINIC)).doesNotContain(MESSAGE);
        assertThat(seenBy("demo-hospital", PartnerRole.HOSPITAL)).contains(MESSAGE);
        assertThat(seenBy("auditor", PartnerRole.AUDITOR)).contains(MESSAGE);
    }

    @Test
    void showsAPartnerItsOwnPatientlessResourcesButNoPatientWithoutReach() {
        assertThat(seenBy("demo-hospital", PartnerRole.HOSPITAL))
                .contains(SURGEON, STRANGER, ROLE)
                .doesNotContain(REACHED, UNREACHED);
    }

    @Test
    void showsAPayerNothingWithoutReach() {
        assertThat(seenBy("payer", PartnerRole.PAYER)).isEmpty();
    }

    @Test
    void showsAnAuditorEverything() {
        assertThat(seenBy("auditor", PartnerRole.AUDITOR)).hasSize(9);
    }

    @Test
    void coversOnlyWhatWasGranted() {
        JdbcReach reach = record.bean(JdbcReach.class);

        assertThat(reach.covers("clinic", List.of("p1", "p1"))).isTrue();
        assertThat(reach.covers("clinic", List.of("p1", "p2"))).isFalse();
        assertThat(reach.covers("payer", List.of("p1"))).isFalse();
    }

    private List<ResourceKey> seenBy(String partner, PartnerRole role) {
        Caller caller = new Caller(
                new Partner(
                        partner,
                        role,
                        partner,
                        List.of(),
                        List.of(),
                        List.of(),
                        new PartnerKeys.Inline(new JWKSet()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Terms.USUAL),
                SmartScopes.parse("system/*.rs"));
        Visibility visibility = visibilities.visibilityOf(caller);
        return List.of(
                        REACHED,
                        UNREACHED,
                        REFERRAL,
                        ROLE,
                        SURGEON,
                        STRANGER,
                        OTHER_REFERRAL,
                        MESSAGE,
                        SHARED,
                        LATECOMER)
                .stream()
                .filter(key -> record.versions().current(key, visibility).isPresent())
                .toList();
    }

    private static IndexTerms referringTo(ResourceKey target) {
        return new IndexTerms(
                Set.of("@=" + target.reference()), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static class Jdbc {

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }
    }
}
