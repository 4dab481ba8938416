package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FindingResult;
import care.sij.clinical.JointSide;
import care.sij.clinical.ProvocationTest;
import care.sij.pathway.FortinFinding;
import care.sij.pathway.ProvocationFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a day's tests are said to have come to, by docs/clinical/provocation-tests.md. */
class ExamWordsTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 26);

    /** Each telling is its hour, the test and the result. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    # told                                                  ; label
                    9 FABER POSITIVE                                        ; 1 of 1 positive
                    9 FABER POSITIVE, 9 YEOMAN NEGATIVE                     ; 1 of 2 positive
                    9 FABER POSITIVE, 14 FABER NEGATIVE                     ; 0 of 1 positive, 1 contradictory
                    9 FABER NEGATIVE, 14 FABER POSITIVE, 9 YEOMAN POSITIVE  ; 1 of 2 positive, 1 contradictory
                    9 FABER NEGATIVE, 9 FABER POSITIVE_ELSEWHERE            ; 0 of 1 positive
                    9 FABER NOT_DONE, 14 FABER POSITIVE                     ; 1 of 1 positive
                    9 FABER POSITIVE, 14 FABER NOT_DONE                     ; 1 of 1 positive
                    9 FABER NOT_DONE                                        ; not done
                    9 FORTIN POSITIVE                                       ; Fortin positive
                    9 FORTIN NOT_DONE                                       ; Fortin not done
                    9 FORTIN NEGATIVE, 14 FORTIN POSITIVE                   ; Fortin positive (told too: negative)
                    9 FORTIN POSITIVE, 14 FORTIN NEGATIVE                   ; Fortin negative (told too: positive)
                    9 FORTIN NOT_DONE, 14 FORTIN POSITIVE                   ; Fortin positive (told too: not done)
                    9 FORTIN POSITIVE, 14 FORTIN NOT_DONE                   ; Fortin positive (told too: not done)
                    9 FABER POSITIVE, 14 FORTIN NEGATIVE                    ; 1 of 1 positive, Fortin negative
                    """)
    void takesTheResultsThatTheCriteriaTake(String told, String label) {
        assertThat(words(told).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9 FABER POSITIVE, 14 FABER NEGATIVE, 9 YEOMAN NEGATIVE | 0 of 2 positive, 1 contradictory. negative: Yeoman; contradictory: Faber
                    9 FABER NOT_DONE, 14 FABER POSITIVE, 9 YEOMAN NOT_DONE | 1 of 1 positive. positive: Faber; not done: Yeoman
                    9 FORTIN NEGATIVE, 14 FORTIN POSITIVE                  | Fortin positive (told too: negative)
                    """)
    void namesEveryManoeuvreOnceByWhatItCameTo(String told, String all) {
        assertThat(words(told).all()).isEqualTo(all);
    }

    private static ExamWords words(String told) {
        List<ProvocationFinding> tests = new ArrayList<>();
        List<FortinFinding> finger = new ArrayList<>();
        for (String telling : told.split(", ")) {
            String[] words = telling.split(" ");
            ClinicalDate date = ClinicalDate.moment(DAY.atTime(Integer.parseInt(words[0]), 0));
            FactRef ref = new FactRef("Observation/" + (tests.size() + finger.size()) + "/_history/1");
            FindingResult result = FindingResult.valueOf(words[2]);
            if (words[1].equals("FORTIN")) {
                finger.add(new FortinFinding(ref, JointSide.RIGHT, date, result));
            } else {
                tests.add(
                        new ProvocationFinding(ref, JointSide.RIGHT, date, ProvocationTest.valueOf(words[1]), result));
            }
        }
        return ExamWords.of(tests, finger);
    }
}
