package care.sij.exchange.hl7v2;

import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.nio.charset.Charset;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;

/** Writes RRI^I15, the answer to a question for a referral's state (HL7 v2.5.1, 11.3.4). */
public interface StatusAnswers {

    /**
     * Who asked, and how the answer is headed.
     *
     * @param application MSH-3 of the question
     * @param facility its MSH-4
     * @param askedApplication its MSH-5
     * @param askedFacility its MSH-6
     * @param controlId its MSH-10
     * @param processingId its MSH-11
     * @param delimiters its MSH-1 and MSH-2
     */
    record Question(
            Partner partner,
            String application,
            String facility,
            String askedApplication,
            String askedFacility,
            String controlId,
            String processingId,
            String delimiters,
            Charset charset) {}

    /**
     * The answer.
     *
     * @param person as the question named the patient
     * @param at when it is written, as v2 writes times
     */
    Bytes answer(Question question, Task referral, Patient person, String at);
}
