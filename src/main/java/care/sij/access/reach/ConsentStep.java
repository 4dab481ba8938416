package care.sij.access.reach;

import care.sij.fhir.FhirJson;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what each Consent denies as it stands at the end of a commit. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ConsentStep implements CommitStep {

    private static final String CONSENT = "Consent";

    private final JdbcClient jdbc;
    private final FhirJson json;

    ConsentStep(JdbcClient jdbc, FhirJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void apply(OpenCommit commit) {
        commit.appended().stream()
                .filter(version -> version.key().type().equals(CONSENT))
                .forEach(this::restate);
    }

    private void restate(StoredVersion version) {
        String consent = version.key().id();
        jdbc.sql("delete from consent_denial where consent = ?").param(consent).update();
        Optional<Denial> denial =
                version.deleted() ? Optional.empty() : Denial.of(json.read(version.body(), Consent.class));
        denial.ifPresent(denied -> version.patients()
                .forEach(patient -> denied.named().forEach(named -> write(consent, patient, named, denied))));
    }

    private void write(String consent, String patient, String named, Denial denial) {
        jdbc.sql("insert into consent_denial (consent, patient, named, since, until) values (?, ?, ?, ?, ?)")
                .params(
                        consent,
                        patient,
                        named,
                        denial.since().atOffset(ZoneOffset.UTC),
                        denial.until().atOffset(ZoneOffset.UTC))
                .update();
    }
}
