package care.sij.access.reach;

import care.sij.fhir.TimeSpan;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Period;

/**
 * What a Consent denies: an active one of the scope patient-privacy whose provision denies. What narrows the provision
 * (purposes, classes, exceptions) cannot be told here, and the whole is denied.
 *
 * @param actors whom it denies; {@link DeniedActor#ANYBODY} when nobody is named
 */
record Denial(Set<DeniedActor> actors, Instant since, Instant until) {

    /** Stands for whom a row denies that names nobody. */
    static final String EVERYBODY = "";

    /** Before the client id of a partner that is named by it. */
    static final String CLIENT = "client|";

    /** Before the folded name of an organization that is named by it. */
    static final String NAME = "name|";

    /** Before the id of an Organization that is referred to. */
    static final String ORGANIZATION = "Organization/";

    /** Of a Consent of which nothing can be told. */
    static final Denial OF_ALL = new Denial(Set.of(DeniedActor.ANYBODY), TimeSpan.BEGINNING, TimeSpan.END);

    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";

    /** What it denies; empty when that is nothing. */
    static Optional<Denial> of(Consent consent) {
        ProvisionComponent provision = consent.getProvision();
        boolean denies = consent.getStatus() == ConsentState.ACTIVE
                && provision.getType() == ConsentProvisionType.DENY
                && consent.getScope().getCoding().stream()
                        .anyMatch(coding ->
                                SCOPES.equals(coding.getSystem()) && "patient-privacy".equals(coding.getCode()));
        return denies ? Optional.of(of(provision, consent)) : Optional.empty();
    }

    private static Denial of(ProvisionComponent provision, Consent consent) {
        Period period = provision.getPeriod();
        Set<DeniedActor> actors = provision.getActor().stream()
                .map(actor -> DeniedActor.of(actor.getReference(), consent))
                .collect(Collectors.toSet());
        return new Denial(
                actors.isEmpty() ? Set.of(DeniedActor.ANYBODY) : actors,
                Optional.ofNullable(period.getStartElement().getValueAsString())
                        .flatMap(TimeSpan::parse)
                        .map(TimeSpan::low)
                        .orElse(TimeSpan.BEGINNING),
                Optional.ofNullable(period.getEndElement().getValueAsString())
                        .flatMap(TimeSpan::parse)
                        .map(TimeSpan::high)
                        .orElse(TimeSpan.END));
    }
}
