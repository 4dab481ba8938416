package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.careplan.PolicySet;
import care.sij.clinical.JointSide;
import care.sij.console.frame.Words;
import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkRowsTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String RIGHT =
            "'extension':[{'url':'http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality',"
                    + "'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'24028007'}]}}],";
    private static final List<PlanLine> PLANS = List.of(
            new PlanLine("old", "p", Optional.of(JointSide.RIGHT), CarePlanStatus.COMPLETED, "completed", "none"),
            new PlanLine("now", "p", Optional.of(JointSide.RIGHT), CarePlanStatus.ACTIVE, "post op", "Payer"),
            new PlanLine("left", "p", Optional.of(JointSide.LEFT), CarePlanStatus.ACTIVE, "referred", "Other"));

    private static final Instant KNOWN = Instant.parse("2026-03-02T02:00:00Z");

    private static final WorkRows ROWS = new WorkRows(
            LocalDate.of(2026, 3, 10),
            new Words(new ClinicSettings(ZoneId.of("America/New_York"), 1)),
            new PolicySet(List.of()),
            Map.of("p", new PatientLine("p", "Ann", "1970-01-01", "7")),
            PLANS);

    private static WorkRow row(WorkKind kind, String json) {
        DomainResource resource = (DomainResource) JSON.read(Bytes.utf8(json.replace('\'', '"')));
        return ROWS.row(kind, Work.of(resource, KNOWN));
    }

    @Test
    void tellsAReferral() {
        WorkRow row = row(WorkKind.REFERRALS, "{'resourceType':'Task','id':'t'," + RIGHT + """
                'status':'received','businessStatus':{'coding':[{'system':
                'http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status','code':'2.0'}]},
                'for':{'reference':'Patient/p'},'authoredOn':'2026-03-01T09:00:00-05:00','description':'Pain'}""");

        assertThat(row)
                .isEqualTo(new WorkRow(
                        "t",
                        new PatientLine("p", "Ann", "1970-01-01", "7"),
                        "right",
                        "waits for an answer",
                        "Pain",
                        "2026-03-01",
                        "9 d ago",
                        "post op",
                        "Payer",
                        "/console/worklist/referrals/t"));
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT, left, referred, Other",
        "RIGHT, right, post op, Payer",
        "LEFT RIGHT, both, left: referred; right: post op, left: Other; right: Payer"
    })
    void tellsTheSideAndThePlanByTheRequestThatTheTaskIsAbout(String sides, String side, String stage, String payer) {
        Task task = (Task)
                JSON.read(Bytes.utf8("{\"resourceType\":\"Task\",\"id\":\"t\",\"for\":{\"reference\":\"Patient/p\"}}"));
        Set<JointSide> asked =
                Stream.of(sides.split(" ", -1)).map(JointSide::valueOf).collect(Collectors.toSet());

        WorkRow row = ROWS.row(WorkKind.REFERRALS, new Work(task, KNOWN, asked));

        assertThat(List.of(row.side(), row.stage(), row.payer())).containsExactly(side, stage, payer);
    }

    @ParameterizedTest
    @CsvSource({
        "OVERDUE, 2026-02-01, 2026-03-01, 9 d late",
        "DUE, 2026-03-12, 2026-03-20, opens in 2 d",
        "DUE, 2026-03-10, 2026-03-20, 'open, 10 d left'"
    })
    void tellsAVisit(WorkKind kind, String start, String end, String age) {
        WorkRow row = row(kind, "{'resourceType':'Task','id':'t'," + RIGHT + """
                'basedOn':[{'reference':'CarePlan/left'}],'for':{'reference':'Patient/p'},'description':'6 weeks, due 2026-03-15',
                'restriction':{'period':{'start':'%s','end':'%s'}}}""".formatted(start, end));

        assertThat(row.what()).isEqualTo("6 weeks, due 2026-03-15");
        assertThat(row.when()).isEqualTo(start + " to " + end);
        assertThat(row.age()).isEqualTo(age);
        assertThat(row.stage()).as("of the plan it is based on").isEqualTo("referred");
        assertThat(row.answer()).isEmpty();
    }

    @Test
    void tellsARedFlag() {
        WorkRow row = row(WorkKind.FLAGS, "{'resourceType':'Flag','id':'f'," + RIGHT + """
                'code':{'coding':[{'code':'fall-fracture'}],'text':'Fell'},'subject':{'reference':'Patient/p'},
                'period':{'start':'2026-03-10'}}""");

        assertThat(List.of(row.what(), row.detail(), row.when(), row.age()))
                .containsExactly("fall fracture", "Fell", "2026-03-10", "today");
    }

    @Test
    void tellsMissingEvidenceAndWhoAsksForIt() {
        WorkRow row = row(WorkKind.EVIDENCE, """
                {'resourceType':'Task','id':'e','basedOn':[{'reference':'CarePlan/now'}],'for':{'reference':'Patient/p'},
                'description':'some-policy, pain: unknown','reasonCode':{'text':'no score on record'}}""");

        assertThat(List.of(row.what(), row.detail(), row.payer(), row.when(), row.side()))
                .containsExactly(
                        "pain: unknown", "no score on record", "some-policy", "known since 2026-03-01", "not recorded");
    }

    @Test
    void tellsWhatIsMissingInWords() {
        WorkRow task = row(WorkKind.REFERRALS, "{'resourceType':'Task','id':'t'}");
        WorkRow visit = row(WorkKind.OVERDUE, "{'resourceType':'Task','id':'t'}");

        assertThat(task.patient()).isEqualTo(PatientLine.UNSEEN);
        assertThat(List.of(task.side(), task.what(), task.when(), task.stage(), task.payer()))
                .containsExactly(
                        "not recorded",
                        "in a state that is not known here",
                        "not recorded",
                        "not recorded",
                        "not recorded");
        assertThat(visit.when()).isEqualTo("not recorded to not recorded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'name':[{'given':['Ann','B'],'family':'C'}]                     ; Ann B C
            'name':[{'text':'Only text'}]                                   ; Only text
            'name':[{'text':' '},{'family':'Second'}]                       ; Second
            'active':true                                                   ; name not recorded
            """)
    void namesPatients(String content, String name) {
        Patient patient = (Patient)
                JSON.read(Bytes.utf8(("{'resourceType':'Patient','id':'p'," + content + "}").replace('\'', '"')));

        assertThat(PatientLine.of(patient)).isEqualTo(new PatientLine("p", name, "not recorded", "none of ours"));
    }
}
