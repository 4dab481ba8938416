package care.sij.access.reach;

import care.sij.fhir.SecurityLabels;
import care.sij.partner.Terms;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down which versions bear a label that hides them. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class LabelStep implements CommitStep {

    private final JdbcClient jdbc;

    LabelStep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(OpenCommit commit) {
        commit.appended()
                .forEach(version -> SecurityLabels.confidentiality(version.body()).stream()
                        .filter(Terms.HIDING::contains)
                        .forEach(code -> write(version, code)));
    }

    private void write(StoredVersion version, String code) {
        jdbc.sql("insert into resource_label (type, id, version, code) values (?, ?, ?, ?)")
                .params(version.key().type(), version.key().id(), version.version(), code)
                .update();
    }
}
