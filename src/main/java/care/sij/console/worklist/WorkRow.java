package care.sij.console.worklist;

/**
 * A row of a list, in words.
 *
 * @param id of the resource
 * @param what is to be done, or looked at
 * @param detail more of it; empty text when there is none
 * @param when the date that counts
 * @param age how long since, or until
 * @param payer whose policy it is about
 * @param answer where it is answered; empty text when it is not
 */
record WorkRow(
        String id,
        PatientLine patient,
        String side,
        String what,
        String detail,
        String when,
        String age,
        String stage,
        String payer,
        String answer) {}
