package care.sij.access.reach;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.record.Visibility;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a denial concerns, asked of one patient and of rows of the record alike. */
class ConsentDenialsIT {

    private static final List<String> PATIENTS = List.of(
            "old",
            "older",
            "goes-on",
            "alone",
            "ended",
            "to-come",
            "by-name",
            "by-client",
            "unnamed",
            "other",
            "nearly",
            "withdrawn",
            "told-after",
            "told-with-it",
            "by-whom-unknown",
            "left",
            "told-of-who-left",
            "renamed");

    private static final Partner HOSPITAL = partner("hospital-1", "Hospital", PartnerRole.HOSPITAL);
    private static final Partner SECOND = partner("hospital-2", "Somebody", PartnerRole.HOSPITAL);

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final TestRecord record = TestRecord.on(clock);
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final ConsentDenials denials = new ConsentDenials(
            jdbc,
            new PartnerList(
                    List.of(HOSPITAL, SECOND), List.of(partner("hospital-3", "Once  Here", PartnerRole.HOSPITAL))),
            clock);

    @BeforeEach
    void deny() {
        new PartnersEver(
                        jdbc,
                        PartnerList.of(
                                partner("hospital-0", "Left the Settings", PartnerRole.HOSPITAL),
                                partner("hospital-1", "Its Name Before", PartnerRole.HOSPITAL)))
                .afterSingletonsInstantiated();
        jdbc.sql("insert into person_replaced values ('old', 'goes-on', 'goes-on'), ('older', 'old', 'goes-on')")
                .update();
        jdbc.sql("""
                insert into organization_known_as (organization, named, teller, commit) values
                    ('Organization/n', 'name|hospital', 'clinic', 1),
                    ('Organization/c', 'name|quite another', 'clinic', 1),
                    ('Organization/c', 'client|hospital-1', 'clinic', 1),
                    ('Organization/s', 'name|somebody', 'clinic', 1),
                    ('Organization/q', 'name|quite another', 'clinic', 1),
                    ('Organization/own', 'name|somebody', 'hospital-1', 6),
                    ('Organization/left', 'client|hospital-0', 'clinic', 1),
                    ('Organization/before', 'name|somebody', '', 0)""").update();
        jdbc.sql("""
                insert into consent_denial (consent, patient, named, unless, since, until) values
                    ('1', 'old', 'client|hospital-1', '{}', '-infinity', 'infinity'),
                    ('2', 'alone', '', '{}', '2026-03-01T10:00:00Z', '2026-03-01T10:00:01Z'),
                    ('3', 'ended', '', '{}', '-infinity', '2026-03-01T10:00:00Z'),
                    ('4', 'to-come', '', '{}', '2026-03-01T10:00:01Z', 'infinity'),
                    ('5', 'by-name', 'Organization/n', '{}', '-infinity', 'infinity'),
                    ('5', 'by-name', '', '{Organization/n}', '-infinity', 'infinity'),
                    ('6', 'by-client', 'Organization/c', '{}', '-infinity', 'infinity'),
                    ('6', 'by-client', '', '{Organization/c}', '-infinity', 'infinity'),
                    ('7', 'unnamed', '', '{Organization/unknown}', '-infinity', 'infinity'),
                    ('8', 'other', '', '{Organization/s}', '-infinity', 'infinity'),
                    ('9', 'other', 'name|somebody', '{}', '-infinity', 'infinity'),
                    ('9', 'other', '', '{name|somebody,name|some body}', '-infinity', 'infinity'),
                    ('10', 'nearly', 'name|hospital ltd.', '{}', '-infinity', 'infinity'),
                    ('10', 'nearly', '', '{name|hospital ltd.}', '-infinity', 'infinity'),
                    ('11', 'nearly', '', '{Organization/q}', '-infinity', 'infinity'),
                    ('12', 'withdrawn', '', '{name|once here}', '-infinity', 'infinity'),
                    ('16', 'left', '', '{name|left the settings}', '-infinity', 'infinity'),
                    ('18', 'renamed', 'name|its name before', '{}', '-infinity', 'infinity'),
                    ('18', 'renamed', '', '{name|its name before}', '-infinity', 'infinity'),
                    ('17', 'told-of-who-left', '', '{Organization/left}', '-infinity', 'infinity')""").update();
        jdbc.sql("""
                insert into consent_denial (consent, commit, patient, named, unless, since, until) values
                    ('13', 5, 'told-after', '', '{Organization/own}', '-infinity', 'infinity'),
                    ('14', 6, 'told-with-it', '', '{Organization/own}', '-infinity', 'infinity'),
                    ('15', 5, 'by-whom-unknown', '', '{Organization/before}', '-infinity', 'infinity')""").update();
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void findTheSameWhetherOneIsAskedForOrMany() {
        List<String> denied = List.of(
                "old",
                "older",
                "goes-on",
                "alone",
                "by-name",
                "by-client",
                "unnamed",
                "nearly",
                "told-after",
                "by-whom-unknown",
                "renamed");

        assertThat(PATIENTS.stream().filter(patient -> denials.deny(HOSPITAL, patient)))
                .containsExactlyElementsOf(denied);
        assertThat(deniedRows(HOSPITAL)).isEqualTo(denied);
        assertThat(deniedRows(SECOND)).containsExactly("alone", "unnamed", "other", "nearly", "by-whom-unknown");
        assertThat(denials.deny(partner("clinic", "Hospital", PartnerRole.CLINIC), "old"))
                .isFalse();
    }

    private List<String> deniedRows(Partner partner) {
        Visibility.Condition denied = denials.denied(partner);
        return jdbc.sql("select v.patients[2] from (select array['nobody', patient collate \"C\"] as patients"
                        + " from unnest(?::text[]) with ordinality as all_patients(patient, place) order by place) v where "
                        + denied.sql())
                .param(PATIENTS.toArray(String[]::new))
                .params(denied.parameters())
                .query(String.class)
                .list();
    }

    private static Partner partner(String id, String organization, PartnerRole role) {
        return new Partner(
                id,
                role,
                organization,
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL);
    }
}
