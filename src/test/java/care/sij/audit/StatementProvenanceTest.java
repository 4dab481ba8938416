package care.sij.audit;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.fhir.SijUris;
import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.CommitCause.Kind;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class StatementProvenanceTest {

    private static final Instant RECORDED = Instant.parse("2026-11-26T19:00:00Z");
    private static final ResourceKey MESSAGE = new ResourceKey("Bundle", "m2");
    private static final ResourceKey EARLIER = new ResourceKey("Bundle", "m1");
    private static final CommitCause BY_MESSAGE =
            new CommitCause(Kind.MESSAGE, "demo-hospital", "sij-referral-update", Optional.of(MESSAGE), "request");

    @Test
    void namesTheMessagesAuthorItsSenderAndWhatItRevises() {
        Provenance provenance = StatementProvenance.of(new Statement(
                List.of(version("Condition", 3, Interaction.UPDATE)),
                new Testimony(
                        BY_MESSAGE,
                        Optional.empty(),
                        Optional.of("PractitionerRole/referrer"),
                        List.of(new CodeableConcept().setText("second opinion"))),
                RECORDED,
                List.of(EARLIER)));

        assertThat(provenance.getTarget())
                .extracting(Reference::getReference)
                .containsExactly("Condition/c/_history/3");
        assertThat(provenance.getRecorded()).isEqualTo(RECORDED);
        assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("sij-referral-update");
        assertThat(provenance.getReasonFirstRep().getText()).isEqualTo("second opinion");
        assertThat(agent(provenance, "author").getWho().getReference()).isEqualTo("PractitionerRole/referrer");
        assertThat(agent(provenance, "author").getOnBehalfOf().getIdentifier().getValue())
                .isEqualTo("demo-hospital");
        assertThat(agent(provenance, "transmitter").getWho().getIdentifier().getSystem())
                .isEqualTo(SijUris.sid("partner"));
        assertThat(provenance.getEntity())
                .extracting(entity ->
                        entity.getRole().toCode() + " " + entity.getWhat().getReference())
                .containsExactly("source Bundle/m2/_history/1", "revision Bundle/m1/_history/1");
    }

    @Test
    void namesThePersonWhoWroteItAndTheOrganizationSheWorksFor() {
        Person person = Person.ofAccount(
                "weber", "Synthetic Weber", PersonRole.CLINICIAN, "demo-clinic", Optional.of("practitioner-1"));
        Provenance provenance = byRest(person.signature(), Optional.of(person), Interaction.CREATE);

        ProvenanceAgentComponent author = agent(provenance, "author");
        assertThat(author.getWho().getReference()).isEqualTo("Practitioner/practitioner-1");
        assertThat(author.getWho().getIdentifier().getValue()).isEqualTo("weber@demo-clinic");
        assertThat(author.getWho().getDisplay()).isEqualTo("Synthetic Weber");
        assertThat(author.getOnBehalfOf().getIdentifier().getValue()).isEqualTo("demo-clinic");
        assertThat(agent(provenance, "transmitter").getWho().getIdentifier().getValue())
                .isEqualTo("demo-clinic");
        assertThat(provenance.getEntity()).isEmpty();
    }

    @Test
    void namesThePartnerThatWritesByItselfAndWhatItRemoved() {
        Provenance provenance = byRest("demo-clinic", Optional.empty(), Interaction.DELETE);

        assertThat(agent(provenance, "author").getWho().getIdentifier().getValue())
                .isEqualTo("demo-clinic");
        assertThat(agent(provenance, "author").hasOnBehalfOf()).isFalse();
        assertThat(provenance.getEntity())
                .extracting(entity ->
                        entity.getRole().toCode() + " " + entity.getWhat().getReference())
                .containsExactly("removal Condition/c/_history/1");
    }

    @Test
    void namesThePersonByWhoseDoingThePlanWasDerived() {
        Provenance provenance = DerivationProvenance.of(new Derivation(
                List.of("CarePlan/p/_history/1"),
                new CommitCause(Kind.REST, "weber@demo-clinic", "create", Optional.empty(), "request"),
                RECORDED,
                List.of(),
                List.of()));

        ProvenanceAgentComponent informant = agent(provenance, "informant");
        assertThat(informant.getWho().getType()).isEqualTo("Practitioner");
        assertThat(informant.getWho().getIdentifier().getValue()).isEqualTo("weber@demo-clinic");
        assertThat(informant.getOnBehalfOf().getIdentifier().getValue()).isEqualTo("demo-clinic");
    }

    private static Provenance byRest(String agent, Optional<Person> person, Interaction interaction) {
        CommitCause cause = new CommitCause(Kind.REST, agent, "update", Optional.empty(), "request");
        return StatementProvenance.of(new Statement(
                List.of(version("Condition", 2, interaction)),
                new Testimony(cause, person, Optional.empty(), List.of()),
                RECORDED,
                List.of()));
    }

    private static ProvenanceAgentComponent agent(Provenance provenance, String code) {
        return provenance.getAgent().stream()
                .filter(agent -> agent.getType().getCodingFirstRep().getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static StoredVersion version(String type, long number, Interaction interaction) {
        return new StoredVersion(
                new ResourceKey(type, "c"),
                number,
                List.of("p"),
                Origin.PARTNER,
                "demo-hospital",
                interaction,
                7,
                RECORDED,
                Bytes.EMPTY,
                Bytes.EMPTY);
    }
}
