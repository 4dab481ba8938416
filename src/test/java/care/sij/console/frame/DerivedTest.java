package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DerivedTest {

    private static final String RECEIPT = """
            {'resourceType':'GuidanceResponse','contained':[{'resourceType':'Parameters','id':'output','parameter':[
            {'name':'result','valueCode':'unmet'},
            {'name':'criterion','part':[{'name':'id','valueString':'pain'},{'name':'result','valueCode':'met'},
            {'name':'detail','valueString':'7.0 of 10'},
            {'name':'evidence','valueReference':{'reference':'Observation/seen/_history/1'}}]},
            {'name':'criterion','part':[{'name':'id','valueString':'nicotine'},{'name':'result','valueCode':'unmet'},
            {'name':'detail','valueString':'cotinine 40 ng/mL'},
            {'name':'evidence','valueReference':{'reference':'Observation/hidden/_history/2'}}]}]}],
            'identifier':[{'value':'p/left/1/receipt-policy'}]}""";

    private static StoredVersion version(Origin origin, String json) {
        String written = json.replace('\'', '"');
        String type = written.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1");
        return new StoredVersion(
                new ResourceKey(type, "x"),
                1,
                List.of("p"),
                origin,
                "sij",
                Interaction.CREATE,
                1,
                Instant.EPOCH,
                Bytes.utf8(written),
                Bytes.utf8(written).sha256());
    }

    private static Derived derived(String json) {
        return Derived.of(version(Origin.PROJECTED, json)).orElseThrow();
    }

    private static String left(String json, String... seen) {
        return derived(json).without(Set.of(seen)::contains).body().asUtf8().replace('"', '\'');
    }

    @Test
    void leavesOutTheCriterionAndTheResultOfTheWhole() {
        assertThat(derived(RECEIPT).evidence())
                .containsExactly("Observation/seen/_history/1", "Observation/hidden/_history/2");
        assertThat(left(RECEIPT, "Observation/seen/_history/1"))
                .contains("{'name':'result','valueCode':'left out'},{'name':'criterion'")
                .contains("'valueString':'7.0 of 10'", "Observation/seen/_history/1")
                .contains("{'name':'detail','valueString':'rests on what you may not see'}]}")
                .contains("'code':'REDACTED'")
                .doesNotContain("cotinine", "unmet", "hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "'policy, nicotine: unmet', Observation/hidden/_history/2",
        "'policy, pain: unknown', Observation/seen/_history/1"
    })
    void aTaskRestsOnWhatItsCriterionRestsOn(String description, String evidence) {
        Derived task = derived("{'resourceType':'Task','description':'" + description
                + "','reasonReference':{'reference':'GuidanceResponse/x'}}");

        assertThat(task.receipt()).contains(new ResourceKey("GuidanceResponse", "x"));
        assertThat(derived(RECEIPT).evidenceOf(task)).containsExactly(evidence);
    }

    @Test
    void aTaskOfWhichTheCriterionIsNotToldRestsOnAll() {
        Derived task = derived("{'resourceType':'Task','description':'policy, other: unmet'}");

        assertThat(derived(RECEIPT).evidenceOf(task)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'resourceType':'Task','identifier':[{'value':'p/left/1/evidence-policy-nicotine'}],'description':'policy, nicotine: unmet','reasonCode':{'text':'cotinine 40'}} ; 'description':'policy, rests on what you may not see' ; nicotine
            {'resourceType':'Flag','identifier':[{'value':'p/left/1/red-flag-infection-2024-01-02'}],'code':{'coding':[{'system':'s','code':'infection'}],'text':'fever'},'period':{'start':'2024-01-02'}} ; 'code':{'coding':[{'system':'s'}],'text':'rests on what you may not see'} ; infection
            {'resourceType':'Flag','code':{'text':'fever'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/flag-detail','valueReference':{'reference':'Observation/hidden'}}]} ; 'text':'rests on what you may not see' ; Observation/hidden
            {'resourceType':'Goal','description':{'text':'pain from 7'},'target':[{'detailQuantity':{'value':5}}]} ; 'target':[{'detailString':'rests on what you may not see'}] ; pain from
            {'resourceType':'Goal','achievementStatus':{'coding':[{'code':'not-achieved'}]},'description':{'text':'pain'}} ; 'text':'rests on what you may not see' ; achievementStatus
            {'resourceType':'Observation','identifier':[{'value':'p/left/1/block-response-diagnostic-injection-2023-07-24'}],'effectiveDateTime':'2023-07-24'} ; 'value':'p/left/1/block-response' ; 2023-07-24
            {'resourceType':'Observation','identifier':[{'value':'p/left/1/outcome-Procedure/17'}],'dataAbsentReason':{'text':'none'}} ; 'value':'p/left/1/outcome' ; dataAbsentReason
            {'resourceType':'Observation','valueQuantity':{'value':87.50},'component':[{'valueInteger':8}]} ; 'valueString':'rests on what you may not see' ; 87.50
            """)
    void leavesOutWhatADerivedResourceSays(String json, String says, String saysNot) {
        assertThat(left(json)).contains(says).doesNotContain(saysNot);
    }

    @Test
    void anOutcomeRestsOnEventsAndProceduresToo() {
        assertThat(derived("{'resourceType':'Observation','derivedFrom':[{'reference':'Observation/a'}],"
                                + "'partOf':[{'reference':'Procedure/b'}],'focus':[{'reference':'Procedure/c'}],"
                                + "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo',"
                                + "'valueReference':{'reference':'AdverseEvent/d'}},{'url':'other',"
                                + "'valueReference':{'reference':'Patient/p'}}]}")
                        .evidence())
                .containsExactly("Observation/a", "Procedure/b", "Procedure/c", "AdverseEvent/d");
    }

    @Test
    void anOutcomeWithSomethingLeftOutNamesNothingUnseen() {
        assertThat(left(
                        "{'resourceType':'Observation','derivedFrom':[{'reference':'Observation/a'},"
                                + "{'reference':'Observation/b'}],'partOf':[{'reference':'Procedure/c'}],"
                                + "'extension':[{'url':'other','valueCode':'x'},"
                                + "{'url':'http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo',"
                                + "'valueReference':{'reference':'AdverseEvent/d'}}]}",
                        "Observation/a"))
                .contains("'derivedFrom':[{'reference':'Observation/a'}]", "'url':'other'")
                .doesNotContain("Observation/b", "partOf", "AdverseEvent", "supportingInfo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            device-event ; unmet: serious device-related events: 1 ; 1
            device-event ; unknown: device-related event of unknown seriousness ; 1
            re-intervention ; unmet: revision on 2024-05-01 ; 1
            re-intervention ; met: no re-intervention on record, visit documented ; 0
            pain ; unmet: NRS 6 to 6 ; 0
            """)
    void anOutcomeOfBeforeNamesNotTheEventsThatItTells(String part, String words, int unnamed) {
        String outcome = "{'resourceType':'Observation','component':[{'code':{'text':'" + part + "'},'valueString':'"
                + words + "'}]%s}";

        assertThat(derived(outcome.formatted("")).evidence()).hasSize(unnamed);
        assertThat(derived(outcome.formatted(",'extension':[{'url':"
                                + "'http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo',"
                                + "'valueReference':{'reference':'AdverseEvent/d'}}]"))
                        .evidence())
                .containsExactly("AdverseEvent/d");
    }

    @Test
    void aReceiptWithSomethingLeftOutDoesNotTellWhetherDataAreMissing() {
        assertThat(left(RECEIPT.replace("'contained'", "'status':'data-required','contained'")))
                .contains("'status':'success'")
                .doesNotContain("data-required");
    }

    @ParameterizedTest
    @EnumSource(value = Origin.class, mode = Mode.EXCLUDE, names = "PROJECTED")
    void whatOthersStatedIsNotDerived(Origin origin) {
        assertThat(Derived.of(version(origin, "{'resourceType':'Observation'}")))
                .isEqualTo(Optional.empty());
    }
}
