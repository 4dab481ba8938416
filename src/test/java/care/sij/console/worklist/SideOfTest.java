package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.SijUris;
import care.sij.record.Bytes;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideOfTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String JOINT = "'coding':[{'system':'http://snomed.info/sct','code':'39723000'}]";

    private static String side(String code) {
        return "'extension':[{'url':'" + SijUris.structure("sij-laterality")
                + "','valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]}}]";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            Task           ; LEFT                                                ; left
            Task           ; RIGHT                                               ; right
            Task           ; 'status':'received'                                 ; not recorded
            ServiceRequest ; 'bodySite':[{LEFT,JOINT}]                           ; left
            ServiceRequest ; 'bodySite':[{LEFT,JOINT},{RIGHT,JOINT}]             ; both
            ServiceRequest ; 'bodySite':[{JOINT}],RIGHT                          ; right
            ServiceRequest ; RIGHT                                               ; right
            ServiceRequest ; 'bodySite':[{LEFT,'text':'another joint'}]          ; not recorded
            ServiceRequest ; 'bodySite':[{LEFT,JOINT},{RIGHT,'text':'the knee'}] ; left
            """)
    void saysWhichJoints(String type, String content, String words) {
        String json = "{'resourceType':'" + type + "'," + content + "}";
        String written = json.replace("LEFT", side("7771000"))
                .replace("RIGHT", side("24028007"))
                .replace("JOINT", JOINT)
                .replace('\'', '"');

        DomainResource resource = (DomainResource) JSON.read(Bytes.utf8(written));

        assertThat(SideOf.words(SideOf.resource(resource))).isEqualTo(words);
    }
}
