package care.sij.access.reach;

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
import care.sij.record.Selection;
import care.sij.record.Visibility;
import care.sij.support.PartnerList;
import care.sij.support.TestRecord;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner sees of a record that has no service around it. */
public final class PartnersView {

    private PartnersView() {}

    /** Of one with the usual terms that may read everything within its reach. */
    public static Visibility of(TestRecord record, String partner, PartnerRole role) {
        ReachVisibilities visibilities = new ReachVisibilities(
                new ScopeSelections(
                        TestScopes.filters(),
                        record.bean(Selection.class),
                        new FhirJson(FhirR4.context()),
                        new IndexTermExtractor(FhirR4.context())),
                new ConsentDenials(JdbcClient.create(record.app()), PartnerList.of(), Clock.systemUTC()));
        return visibilities.visibilityOf(new Caller(
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
                SmartScopes.parse("system/*.rs")));
    }
}
