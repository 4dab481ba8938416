package care.sij.console.frame;

import care.sij.access.PersonRole;
import care.sij.partner.PartnerRole;
import java.util.List;

/** The sections of the console, in the order of its menu. */
public enum Section {
    /** What is to be done for patients. */
    WORKLIST("Worklist", "/console/worklist"),
    /** Who is cared for, and how far each joint is. */
    PATIENTS("Patients", "/console/patients"),
    /** Who read what and to whom it was told; the ledger. */
    AUDIT("Audit", "/console/audit"),
    /** With whom messages are exchanged. */
    PARTNERS("Partners", "/console/partners"),
    /** What came and went. */
    MESSAGES("Messages", "/console/messages"),
    /** What their codes mean here. */
    CODES("Codes", "/console/codes"),
    /** What needs somebody's eye. */
    ALERTS("Alerts", "/console/alerts"),
    /** Sample events of the demonstration's partners. */
    SIMULATOR("Simulator", "/console/simulator");

    private final String title;
    private final String path;

    Section(String title, String path) {
        this.title = title;
        this.path = path;
    }

    /** As the menu has it. */
    public String title() {
        return title;
    }

    /** Where it begins. */
    public String path() {
        return path;
    }

    /** Those open to the role at a partner of this one: only the clinic watches over all partners. */
    public static List<Section> openTo(PersonRole role, PartnerRole partner) {
        return switch (role) {
            case COORDINATOR, CLINICIAN -> List.of(WORKLIST, PATIENTS);
            case INTEGRATION_ADMIN ->
                partner == PartnerRole.CLINIC
                        ? List.of(PARTNERS, MESSAGES, CODES, ALERTS, SIMULATOR)
                        : List.of(MESSAGES, CODES);
            case AUDITOR -> List.of(PATIENTS, AUDIT);
        };
    }

    /** Whether a page of this path lies in it. */
    public boolean holds(String page) {
        return page.equals(path) || page.startsWith(path + "/");
    }
}
