package care.sij.audit.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResourceWordsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'status':'active'}|status: active",
                "{'businessStatus':{'coding':[{'system':'s','code':'3.0'}]}}|business status: 3.0",
                "{'code':{'coding':[{'code':'72514-3','display':'Pain'},{'code':'x'}]}}|code: Pain (72514-3) / x",
                "{'code':{'coding':[{'code':'72514-3'}],'text':'Pain'}}|code: Pain [72514-3]",
                "{'valueQuantity':{'value':7.0,'unit':'points','code':'{score}'}}|value: 7.0 points",
                "{'valueQuantity':{'value':7,'comparator':'<','code':'mm'}}|value: < 7 mm",
                "{'valueBoolean':false}|value: false",
                "{'performedPeriod':{'start':'2023-01-01','end':'2023-01-02'}}|performed: from 2023-01-01 to 2023-01-02",
                "{'performedPeriod':{'start':'2023-01-01'}}|performed: from 2023-01-01 to ?",
                "{'subject':{'reference':'Patient/1'}}|subject: Patient/1",
                "{'subject':{'identifier':{'system':'s','value':'N1'},'display':'Somebody'}}|subject: Somebody (N1)",
                "{'identifier':[{'system':'s','value':'A'},{'system':'t','value':'B'}]}|identifier: A; B",
                "{'note':[{'text':'said'}]}|note: said",
                "{'extension':[{'url':'http://x/sij-injection-purpose','valueCode':'diagnostic'}]}|injection purpose: diagnostic",
            })
    void saysEachTypeInAPhrase(String resource, String words) {
        assertThat(ResourceWords.stated(read(resource))).containsExactly(words);
    }

    @Test
    void leavesOutWhatTheServerSaysOfTheVersion() {
        assertThat(ResourceWords.stated(
                        read("{'resourceType':'Goal','id':'1','meta':{'versionId':'3'},'text':{'div':'<div/>'}}")))
                .isEmpty();
    }

    @Test
    void saysTheElementsOfANestedExtension() {
        String contrast = "{'extension':[{'url':'http://x/sij-contrast','extension':["
                + "{'url':'used','valueBoolean':true},{'url':'volume','valueQuantity':{'value':0.3,'code':'mL'}}]}]}";

        assertThat(ResourceWords.stated(read(contrast)))
                .containsExactly("contrast used: true", "contrast volume: 0.3 mL");
    }

    @Test
    void namesTheItemOfAListThatChanged() {
        String plan = "{'activity':[{'detail':{'description':'Visit 6 weeks','status':'scheduled'}},"
                + "{'detail':{'description':'Visit 3 months','status':'%s'}}]}";

        assertThat(ResourceWords.changes(read(plan.formatted("scheduled")), read(plan.formatted("completed"))))
                .containsExactly("activity [Visit 3 months] detail status: was scheduled, is now completed");
    }

    @Test
    void keepsTheNameOfAnItemWhenAnotherComes() {
        String systolic = "{'code':{'text':'systolic'},'valueQuantity':{'value':120,'code':'mm[Hg]'}}";
        String diastolic = "{'code':{'text':'diastolic'},'valueQuantity':{'value':80,'code':'mm[Hg]'}}";

        assertThat(ResourceWords.changes(
                        read("{'component':[" + systolic + "]}"),
                        read("{'component':[" + systolic + "," + diastolic + "]}")))
                .containsExactly(
                        "component [diastolic] code: now diastolic", "component [diastolic] value: now 80 mm[Hg]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':{'coding':[{'code':'a'}],'text':'t'}}|{'code':{'coding':[{'code':'b'}],'text':'t'}}",
                "{'dosage':[{'timing':{'code':{'text':'QD'}}}]}|{'dosage':[{'timing':{'code':{'text':'BID'}}}]}",
                "{'meta':{'security':[{'code':'R'}]}}|{'meta':{}}",
                "{'performer':[{'type':{'text':'a'}}]}|{'performer':[{'type':{'text':'b'}}]}",
            })
    void losesNoChange(String before, String after) {
        assertThat(ResourceWords.changes(read(before), read(after))).isNotEmpty();
    }

    @Test
    void saysWhatIsOtherwiseAndNothingElse() {
        JsonNode before = read("{'status':'active','priority':'routine','note':[{'text':'a'}],'tag':['x','y']}");
        JsonNode after =
                read("{'status':'completed','note':[{'text':'a'},{'text':'b'}],'tag':['y','x'],'intent':'plan'}");

        assertThat(ResourceWords.changes(before, after))
                .containsExactlyInAnyOrder(
                        "status: was active, is now completed",
                        "priority: no longer routine",
                        "note: now also b",
                        "intent: now plan");
        assertThat(ResourceWords.changes(before, before)).isEmpty();
    }

    @Test
    void tellsTwoContentsOfADocumentApart() {
        String document = "{'content':[{'attachment':{'contentType':'application/pdf','title':'Note','data':'%s'}}]}";

        List<String> changes =
                ResourceWords.changes(read(document.formatted("QQ==")), read(document.formatted("Qg==")));

        assertThat(changes)
                .singleElement()
                .asString()
                .matches(
                        "content attachment: was Note, application/pdf, content \\w{16}, is now Note, application/pdf, content \\w{16}");
    }

    /** Of a value that is said several times each time counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "'a','b','a'|'b','a','a'|-",
                "'a','b','a'|'a'|alias: no longer b; a",
                "'a'|'b','a','a'|alias: now also b; a",
                "'a','a','b'|'b','c','a'|alias: was a, is now c",
            })
    void tellsWhatIsGoneAndWhatCameWhateverTheOrder(String before, String after, String words) {
        assertThat(ResourceWords.changes(read("{'alias':[" + before + "]}"), read("{'alias':[" + after + "]}")))
                .isEqualTo(words == null ? List.of() : List.of(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'resourceType':'Observation','code':{'text':'Pain'}}|Observation, Pain",
                "{'resourceType':'DocumentReference','type':{'coding':[{'code':'11488-4'}]}}|DocumentReference, 11488-4",
                "{'resourceType':'Appointment','serviceType':[{'text':'Visit'}]}|Appointment, Visit",
                "{'resourceType':'Patient'}|Patient",
            })
    void titlesAResourceByWhatItIsAbout(String resource, String title) {
        assertThat(ResourceWords.title(read(resource))).isEqualTo(title);
    }

    private static JsonNode read(String resource) {
        return JSON.readTree(resource.replace('\'', '"'));
    }
}
