package care.sij.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * FHIRPath Patch (R4 fhirpatch.html); the operations are written as {@code type|path|name|value|index or
 * source|destination}.
 */
class FhirPathPatchTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private static final String NUMBERS = "'identifier':[{'system':'urn:a','value':'1'},{'system':'urn:b','value':'2'},"
            + "{'system':'urn:c','value':'3'}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "; add|Patient|birthDate|'valueDate':'1930-01-01'; 'birthDate':'1930-01-01'",
                "; add|Patient|gender|'valueCode':'male'; 'gender':'male'",
                "; add|Patient|gender|'valueString':'male'; 'gender':'male'",
                "; add|Patient|deceased|'valueBoolean':true; 'deceasedBoolean':true",
                "; add|Patient|contact|'part':[{'name':'name','valueHumanName':{'text':'a name'}},{'name':'gender','valueCode':'female'}]; 'contact':[{'name':{'text':'a name'},'gender':'female'}]",
                "'birthDate':'1920-01-01'; replace|Patient.birthDate||'valueDate':'1930-01-01'; 'birthDate':'1930-01-01'",
                "'deceasedBoolean':true; replace|Patient.deceased||'valueDateTime':'2020'; 'deceasedDateTime':'2020'",
                "'birthDate':'1920-01-01'; delete|Patient.birthDate; ",
                "; delete|Patient.birthDate; ",
                "'maritalStatus':{'text':'m'}; add|Patient.maritalStatus|coding|'valueCoding':{'code':'M'}; 'maritalStatus':{'coding':[{'code':'M'}],'text':'m'}",
                "'name':[{'given':['A','B','A']}]; delete|Patient.name[0].given[2]; 'name':[{'given':['A','B']}]",
                "'name':[{'given':['A','B','A']}]; move|Patient.name.first().given||0|2; 'name':[{'given':['B','A','A']}]",
                "'name':[{'given':['A']}]; insert|Patient.name.single().given||'valueString':'Z'|0; 'name':[{'given':['Z','A']}]",
                "'name':[{'given':['A','B']}]; replace|Patient.name.given.last()||'valueString':'Z'; 'name':[{'given':['A','Z']}]",
                "; insert|Patient.name||'valueHumanName':{'family':'F'}|0; 'name':[{'family':'F'}]",
            })
    void does(String before, String operation, String after) {
        assertThat(patched(before, operation)).isEqualTo(patient(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Patient.identifier.where(system = 'urn:b').value; 2",
                "identifier.where(system='urn:b' and value='2').value; 2",
                "Patient.identifier.where(system='urn:x' or value='3').value; 3",
                "Patient.identifier.where(system!='urn:a').last().value; 3",
                "Patient.identifier.where(period.exists() or value.exists())[0].value; 1",
                "Patient.identifier.where(value = 1.0).value; 1",
                "Patient.identifier.where(period.empty())[1].value; 2",
                "Patient.identifier[1].value; 2",
            })
    void findsByPath(String path, String number) {
        assertThat(patched(NUMBERS, "replace|" + path + "||'valueString':'new'"))
                .isEqualTo(patient(NUMBERS.replace("'value':'" + number + "'", "'value':'new'")));
    }

    @Test
    void findsByTypeAndExtension() {
        String before = "'extension':[{'url':'urn:e','valueString':'x'},{'url':'urn:f','valueDecimal':1.500}]";
        assertThat(patched(before, "delete|Patient.extension('urn:e')"))
                .isEqualTo(patient("'extension':[{'url':'urn:f','valueDecimal':1.500}]"));
        assertThat(patched(before, "replace|Patient.extension.value.ofType(decimal)||'valueDecimal':2.50"))
                .isEqualTo(patient(before.replace("1.500", "2.50")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'birthDate':'1920-01-01'; add|Patient|birthDate|'valueDate':'1930-01-01'",
                "; add|Patient|nonsense|'valueDate':'1930-01-01'",
                "; add|Patient|birthDate|'valueAddress':{'city':'X'}",
                "; add|Patient|gender|'valueCode':'purple'",
                "; add|Patient|deceased|'valueString':'yes'",
                "; add|Patient|name|'valueAddress':{'city':'X'}",
                "; add|Patient|contact|'part':[{'name':'nonsense','valueCode':'x'}]",
                "; add|Patient.name|family|'valueString':'X'",
                "; replace|Patient.birthDate||'valueDate':'1930-01-01'",
                "; replace|Patient||'valueDate':'1930-01-01'",
                "'name':[{'text':'a'},{'text':'b'}]; delete|Patient.name",
                "'name':[{'text':'a'},{'text':'b'}]; insert|Patient.name||'valueHumanName':{'text':'c'}|3",
                "'name':[{'text':'a'},{'text':'b'}]; move|Patient.name||0|2",
                "'name':[{'text':'a'},{'text':'b'}]; move|Patient.name[0]||0|0",
                "'birthDate':'1920-01-01'; insert|Patient.birthDate||'valueDate':'1930-01-01'|0",
                "; delete|Patient.descendants()",
                "; delete|Patient.name.where(text.matches('(a+)+$'))",
                "; delete|Patient.repeat(contact)",
                "; delete|%resource.name",
                "; delete|Patient.managingOrganization.resolve().name",
                "; delete|Patient..name",
                "; delete|Patient.where(where(where(where(where(name.exists())))))",
                "; erase|Patient.name",
            })
    void refusesWhatCannotBeDoneAndNamesTheOperation(String before, String operation) {
        assertThatThrownBy(() -> patched(before, "delete|Patient.language", operation))
                .isInstanceOfSatisfying(PatchRefused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(PatchRefused.Kind.NOT_APPLICABLE);
                    assertThat(refused.text()).startsWith("Operation 1 ");
                });
    }

    @Test
    void refusesWhatIsNoPatch() {
        assertThatThrownBy(() -> FhirPathPatch.read(new Parameters()))
                .isInstanceOfSatisfying(
                        PatchRefused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(PatchRefused.Kind.UNREADABLE));
    }

    private static String patched(String before, String... operations) {
        StringBuilder parameters = new StringBuilder("{'resourceType':'Parameters','parameter':[");
        for (String operation : operations) {
            parameters.append(parameters.toString().endsWith("[") ? "" : ",").append(parameter(operation));
        }
        Parameters patch = JSON.read(Bytes.utf8(json(parameters + "]}")), Parameters.class);
        return FhirPathPatch.read(patch).applyTo(Bytes.utf8(patient(before))).asUtf8();
    }

    private static String parameter(String operation) {
        String[] said = operation.split("\\|", 6);
        boolean moves = said[0].equals("move");
        String parts = part("type", "'valueCode':'" + said[0] + "'") + ","
                + part("path", "'valueString':'" + at(said, 1).replace("'", "\\u0027") + "'");
        if (!at(said, 2).isEmpty()) {
            parts += "," + part("name", "'valueString':'" + said[2] + "'");
        }
        if (!moves && !at(said, 3).isEmpty()) {
            parts += "," + part("value", said[3]);
        }
        if (!moves && !at(said, 4).isEmpty()) {
            parts += "," + part("index", "'valueInteger':" + said[4]);
        }
        if (moves) {
            parts += "," + part("source", "'valueInteger':" + said[3]) + ","
                    + part("destination", "'valueInteger':" + said[4]);
        }
        return "{'name':'operation','part':[" + parts + "]}";
    }

    private static String part(String name, String content) {
        return "{'name':'" + name + "'," + content + "}";
    }

    private static String at(String[] said, int place) {
        return place < said.length ? said[place] : "";
    }

    private static String patient(String elements) {
        return json("{'resourceType':'Patient','id':'x'"
                + (elements == null || elements.isEmpty() ? "" : "," + elements) + "}");
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
