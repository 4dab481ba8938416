package care.sij.console.worklist;

import care.sij.clinical.Coded;
import care.sij.record.SearchQuery;
import java.util.Optional;

/** What asks somebody to do something for a patient; each kind is a list of its own. */
enum WorkKind implements Coded {
    REFERRALS("referrals", "Referrals to answer", "authored-on"),
    WAITING("waiting", "Waiting for information", "authored-on"),
    APPOINTMENTS("appointments", "Appointments to make", "authored-on"),
    OVERDUE("overdue", "Overdue visits", "sij-due"),
    DUE("due", "Visits due soon", "sij-due"),
    FLAGS("flags", "Red flags", "date"),
    EVIDENCE("evidence", "Missing evidence", SearchQuery.LAST_UPDATED);

    private final String code;
    private final String title;
    private final String sortedBy;

    WorkKind(String code, String title, String sortedBy) {
        this.code = code;
        this.title = title;
        this.sortedBy = sortedBy;
    }

    @Override
    public String code() {
        return code;
    }

    /** As the list is called. */
    public String title() {
        return title;
    }

    /** The search parameter of the date that counts. */
    String sortedBy() {
        return sortedBy;
    }

    /** The type of resource that stands for it. */
    String type() {
        return this == FLAGS ? "Flag" : "Task";
    }

    /** Whether it is a referral's own Task. */
    public boolean isReferral() {
        return this == REFERRALS || this == WAITING || this == APPOINTMENTS;
    }

    /** Whether it has a day on which it is due. */
    public boolean hasWindow() {
        return this == OVERDUE || this == DUE;
    }

    static Optional<WorkKind> of(String code) {
        return Coded.find(values(), code);
    }
}
