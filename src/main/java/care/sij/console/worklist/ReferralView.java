package care.sij.console.worklist;

import java.util.List;

/**
 * A referral's page, in words.
 *
 * @param mark what the page shows, and its forms are made from
 * @param why what the state was given for; empty text for nothing
 * @param visit the appointment that stands; empty text for none, or none to be changed by the reader
 * @param number as the referrer numbers it
 */
record ReferralView(
        String id,
        FormMark mark,
        PatientLine patient,
        String side,
        String state,
        String why,
        String visit,
        String number,
        String placed,
        String priority,
        String referrer,
        List<String> reasons,
        List<String> notes,
        Documents documents,
        List<Step> history,
        List<Card> answers) {

    /**
     * Documents about the patient.
     *
     * @param more that there are more than these; empty text when there are not
     */
    record Documents(List<Document> shown, String more) {

        Documents {
            shown = List.copyOf(shown);
        }
    }

    /**
     * A document about the patient.
     *
     * @param standing why it is not to be relied on; empty text for nothing
     */
    record Document(String title, String kind, String date, String standing) {}

    /** What became of the referral, when and by whom. */
    record Step(String when, String what, String why, String who) {}

    /**
     * The form of an answer.
     *
     * @param typed what its fields hold
     * @param wrong why what was typed was not done; empty text when nothing was wrong
     * @param dated whether it takes an appointment
     */
    record Card(Answer answer, String title, AnswerForm typed, String wrong, boolean dated) {}

    /** What is not as it was when the form was made. */
    record Change(String field, String before, String now) {}

    ReferralView {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
        history = List.copyOf(history);
        answers = List.copyOf(answers);
    }
}
