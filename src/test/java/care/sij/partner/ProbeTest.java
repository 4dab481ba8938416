package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Proposal.Authentication;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Small statements after the shapes that exchange.md 4.1 and 4.2 describe. */
class ProbeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);
    private static final String SEARCHED = ",'searchParam':[{'name':'identifier','type':'token'}]";
    private static final String PATIENT =
            "{'type':'Patient','interaction':[{'code':'read'},{'code':'search-type'}]" + SEARCHED + "}";
    private static final String BACKEND = "{'token_endpoint':'https://e.example/token',"
            + "'grant_types_supported':['authorization_code','client_credentials'],"
            + "'token_endpoint_auth_methods_supported':['private_key_jwt']}";

    @Test
    void proposesWhatAnEpicLikeStatementDeclares() {
        Proposal proposal = probe(
                PATIENT + ",{'type':'Observation','versioning':'versioned-update',"
                        + "'interaction':[{'code':'read'},{'code':'create'},{'code':'update'}]" + SEARCHED + "},"
                        + "{'type':'Task','interaction':[{'code':'read'},{'code':'update'}]}",
                Optional.of(BACKEND));

        assertThat(proposal.profile().resource("Observation").orElseThrow().may())
                .isEqualTo(Set.of(WriteInteraction.CREATE, WriteInteraction.UPDATE));
        assertThat(proposal.profile().may(WriteInteraction.CREATE, "Task")).isFalse();
        assertThat(proposal.profile().has(Quirk.IF_MATCH)).isTrue();
        assertThat(proposal.profile().has(Quirk.SEARCH_BEFORE_CREATE)).isTrue();
        assertThat(proposal.authentication()).isEqualTo(new Authentication.BackendServices("https://e.example/token"));
        assertThat(proposal.remarks()).isEmpty();
        assertThat(proposal.profile().resources())
                .allSatisfy(resource -> assertThat(resource.source().captured()).contains("2026-08-01"));
    }

    @Test
    void proposesNothingThatAReadOnlyStatementDoesNotDeclare() {
        Proposal proposal = probe(PATIENT + ",{'type':'CarePlan','interaction':[{'code':'read'}]}", Optional.empty());

        assertThat(proposal.profile().resources())
                .allSatisfy(resource -> assertThat(resource.may()).isEmpty());
        assertThat(proposal.profile().has(Quirk.IF_MATCH)).isFalse();
        assertThat(proposal.authentication()).isEqualTo(new Authentication.Unsaid());
    }

    @Test
    void remarksOnWhatCannotBeFoundAgain() {
        Proposal proposal = probe(
                "{'type':'QuestionnaireResponse','interaction':[{'code':'create'}]}",
                Optional.of(
                        "{'token_endpoint':'https://e.example/token','grant_types_supported':['authorization_code']}"));

        assertThat(proposal.remarks())
                .anySatisfy(remark -> assertThat(remark).startsWith("QuestionnaireResponse cannot be searched"))
                .anySatisfy(remark -> assertThat(remark).contains("Patients"));
        assertThat(proposal.authentication()).isEqualTo(new Authentication.Another("https://e.example/token"));
    }

    @Test
    void remarksOnAServerOfAnotherVersionThatTakesMessages() {
        Proposal proposal = Probe.propose(
                "x",
                JSON.readTree("{\"fhirVersion\":\"3.0.2\",\"messaging\":[{\"documentation\":\"m\"}],\"rest\":[]}"),
                Optional.empty(),
                TODAY);

        assertThat(proposal.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("R4"))
                .anySatisfy(remark -> assertThat(remark).contains("messaging"));
    }

    private static Proposal probe(String resources, Optional<String> smart) {
        String metadata = "{'resourceType':'CapabilityStatement','fhirVersion':'4.0.1','software':{'name':'E'},"
                + "'rest':[{'mode':'client','resource':[{'type':'Task','interaction':[{'code':'create'}]}]},"
                + "{'mode':'server','resource':[" + resources + "]}]}";
        return Probe.propose(
                "x",
                JSON.readTree(metadata.replace('\'', '"')),
                smart.map(text -> JSON.readTree(text.replace('\'', '"'))),
                TODAY);
    }
}
