package care.sij.console.partners;

import care.sij.console.partners.Setting.Kind;
import care.sij.partner.PartnerDrafts.Draft;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Change;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRegister.Run;
import care.sij.partner.RegisterRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a draft would register, and what is wrong with it; the register alone decides. */
@Component
class Wizard {

    /** Of the draft's field that says for which kind of partner it is. */
    static final String KIND = "kind";

    /** Of the draft's fields that keep what a server said, and what came of the trial. */
    static final String FOUND = "found";

    static final String TESTED = "tested";

    /** Of the draft's field that names the partner whose code maps the new one gets. */
    static final String MAPS_OF = "maps-of";

    /** Ids that are words of addresses here. */
    private static final List<String> TAKEN = List.of("new");

    private final PartnerRegister register;

    Wizard(PartnerRegister register) {
        this.register = register;
    }

    static Kind kind(Map<String, String> said) {
        return said.getOrDefault(KIND, "").equals("v2") ? Kind.V2 : Kind.FHIR;
    }

    static RegistrationTree tree(Draft draft) {
        return RegistrationTree.of(draft.said(), kind(draft.said()));
    }

    /** What is wrong with it as a whole. */
    Faults faults(Map<String, String> said) {
        String id = said.getOrDefault(Setting.ID.path(), "").strip();
        List<String> problems = new ArrayList<>();
        if (said.getOrDefault(Setting.ENDPOINT.path(), "").isBlank()) {
            problems.add("delivery.endpoint is required: where messages are sent to");
        }
        if (TAKEN.contains(id) || register.current(id).isPresent()) {
            problems.add("the id is another partner's, or was; choose one that nobody had");
        }
        try {
            register.tried(id, RegistrationTree.of(said, kind(said)).document());
        } catch (RegisterRefused refused) {
            problems.addAll(refused.problems());
        }
        return Faults.of(problems);
    }

    /** What going live would change; empty when something is wrong. */
    Optional<Change> outlook(Draft draft, String by) {
        try {
            return Optional.of(put(draft, new Reason(by, "outlook"), Run.DRY));
        } catch (RegisterRefused refused) {
            return Optional.empty();
        }
    }

    /**
     * Registers it.
     *
     * @throws RegisterRefused naming everything that is wrong
     */
    Change live(Draft draft, Reason reason) {
        return put(draft, reason, Run.REAL);
    }

    private Change put(Draft draft, Reason reason, Run run) {
        return register.put(id(draft), tree(draft).document(), new Expected.Nothing(), reason, run);
    }

    static String id(Draft draft) {
        return draft.said(Setting.ID.path()).strip();
    }
}
