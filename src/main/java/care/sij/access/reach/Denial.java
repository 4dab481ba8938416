package care.sij.access.reach;

import care.sij.fhir.FoldedText;
import care.sij.fhir.SijUris;
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
import org.hl7.fhir.r4.model.Reference;

/**
 * What a Consent denies: an active one of the scope patient-privacy whose provision denies. What narrows the provision
 * (purposes, classes, exceptions) cannot be told here, and the whole is denied.
 *
 * @param named whom it denies, as {@link #CLIENT}, {@link #NAME} or a reference; {@link #EVERYBODY} when nobody is
 *     named
 */
record Denial(Set<String> named, Instant since, Instant until) {

    static final String EVERYBODY = "";

    /** Before the client id of a partner that is named by it. */
    static final String CLIENT = "client|";

    /** Before the folded name of an organization that is named by it. */
    static final String NAME = "name|";

    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String PARTNERS = SijUris.sid("partner");

    /** What it denies; empty when that is nothing. */
    static Optional<Denial> of(Consent consent) {
        ProvisionComponent provision = consent.getProvision();
        boolean denies = consent.getStatus() == ConsentState.ACTIVE
                && provision.getType() == ConsentProvisionType.DENY
                && consent.getScope().getCoding().stream()
                        .anyMatch(coding ->
                                SCOPES.equals(coding.getSystem()) && "patient-privacy".equals(coding.getCode()));
        return denies ? Optional.of(of(provision)) : Optional.empty();
    }

    private static Denial of(ProvisionComponent provision) {
        Period period = provision.getPeriod();
        Set<String> named = provision.getActor().stream()
                .map(actor -> named(actor.getReference()))
                .collect(Collectors.toSet());
        return new Denial(
                named.isEmpty() ? Set.of(EVERYBODY) : named,
                Optional.ofNullable(period.getStartElement().getValueAsString())
                        .flatMap(TimeSpan::parse)
                        .map(TimeSpan::low)
                        .orElse(TimeSpan.BEGINNING),
                Optional.ofNullable(period.getEndElement().getValueAsString())
                        .flatMap(TimeSpan::parse)
                        .map(TimeSpan::high)
                        .orElse(TimeSpan.END));
    }

    private static String named(Reference reference) {
        if (PARTNERS.equals(reference.getIdentifier().getSystem())) {
            return CLIENT + reference.getIdentifier().getValue();
        }
        return reference.hasReference()
                ? reference.getReference()
                : NAME
                        + FoldedText.of(
                                Optional.ofNullable(reference.getDisplay()).orElse(""));
    }
}
