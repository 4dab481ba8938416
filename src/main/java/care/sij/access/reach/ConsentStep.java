package care.sij.access.reach;

import care.sij.access.reach.DenialRows.Stated;
import care.sij.fhir.FhirJson;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes down what each Consent denies as it stands at the end of a commit, and all that an Organization is known as:
 * whoever is denied something by its Organization may state another name of it, and is denied it all the same.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ConsentStep implements CommitStep {

    private final DenialRows rows;
    private final FhirJson json;

    ConsentStep(DenialRows rows, FhirJson json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void apply(OpenCommit commit) {
        commit.appended().forEach(version -> note(version, commit.cause().agent()));
    }

    private void note(StoredVersion version, String agent) {
        String id = version.key().id();
        switch (version.key().type()) {
            case "Consent" -> rows.restate(new Stated(id, version.patients(), version.commit()), denial(version));
            case "Organization" ->
                organization(version)
                        .map(KnownAs::of)
                        .ifPresent(named -> rows.told(version, agent).forEach(told -> rows.know(id, told, named)));
            default -> {}
        }
    }

    private Optional<Denial> denial(StoredVersion version) {
        return version.deleted() ? Optional.empty() : Denial.of(json.read(version.body(), Consent.class));
    }

    private Optional<Organization> organization(StoredVersion version) {
        return version.deleted() ? Optional.empty() : Optional.of(json.read(version.body(), Organization.class));
    }
}
