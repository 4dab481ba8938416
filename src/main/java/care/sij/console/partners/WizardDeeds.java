package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.console.frame.Cut;
import care.sij.exchange.ProbeRefused;
import care.sij.exchange.Probes;
import care.sij.exchange.Trials;
import care.sij.exchange.Trials.Answer;
import care.sij.partner.Partner;
import care.sij.partner.PartnerDrafts;
import care.sij.partner.PartnerDrafts.Draft;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.RegisterRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What steps do beyond keeping what was typed: they ask the server, try it out, and go live. */
@Component
class WizardDeeds {

    private static final int LONGEST = 1_000;

    private final PartnerDrafts drafts;
    private final PartnerRegister register;
    private final Wizard wizard;
    private final Probes probes;
    private final Trials trials;
    private final MapCopies maps;

    WizardDeeds(
            PartnerDrafts drafts,
            PartnerRegister register,
            Wizard wizard,
            Probes probes,
            Trials trials,
            MapCopies maps) {
        this.maps = maps;
        this.drafts = drafts;
        this.register = register;
        this.wizard = wizard;
        this.probes = probes;
        this.trials = trials;
    }

    /** The draft with what its server says; an address that may not be called is not. */
    Draft ask(Draft draft, Caller caller) {
        return drafts.say(draft, asked(draft), caller.signature()).orElse(draft);
    }

    private Map<String, String> asked(Draft draft) {
        try {
            Map<String, String> said =
                    Beginning.with(draft, Found.of(probes.lookAt(draft.said(Setting.ENDPOINT.path()))));
            said.remove(WizardView.UNFOUND);
            return said;
        } catch (ProbeRefused refused) {
            return unfound(draft, refused.text());
        }
    }

    private static Map<String, String> unfound(Draft draft, String why) {
        Map<String, String> said = new HashMap<>(draft.said());
        said.remove(Wizard.FOUND);
        said.put(WizardView.UNFOUND, why);
        return said;
    }

    /** The draft with what came of the trial. */
    Draft tryOut(Draft draft, Caller caller) {
        Map<String, String> said = new HashMap<>(draft.said());
        said.put(Wizard.TESTED, KeptJson.text(tried(draft)));
        return drafts.say(draft, said, caller.signature()).orElse(draft);
    }

    /** A draft under the id of a partner that there is would be sent that partner's access token. */
    private Answer tried(Draft draft) {
        Faults faults = wizard.faults(draft.said());
        if (!faults.isEmpty()) {
            return unsent(Stream.concat(faults.bySetting().values().stream(), faults.others().stream()));
        }
        try {
            Partner partner =
                    register.tried(Wizard.id(draft), Wizard.tree(draft).document());
            return trials.send(partner);
        } catch (RegisterRefused refused) {
            return unsent(refused.problems().stream());
        }
    }

    private static Answer unsent(Stream<String> problems) {
        return Answer.unsent(
                "Nothing was sent: the registration is not complete",
                Cut.to(problems.collect(Collectors.joining("; ")), LONGEST));
    }

    /** What came of going live: what is wrong, or what was done. */
    record Went(Faults faults, Done done) {}

    /** Registers the partner, gives it the maps that were chosen, and ends the draft. */
    Went live(Draft draft, Reason reason) {
        Faults faults = wizard.faults(draft.said());
        if (!faults.isEmpty()) {
            return new Went(faults, Done.NOTHING);
        }
        try {
            wizard.live(draft, reason);
            boolean copied = maps.copied(draft.said(Wizard.MAPS_OF), Wizard.id(draft), reason);
            drafts.end(draft.id());
            return new Went(Faults.NONE, copied ? Done.LIVE : Done.LIVE_WITHOUT_MAPS);
        } catch (RegisterRefused refused) {
            return new Went(Faults.of(refused.problems()), Done.NOTHING);
        }
    }
}
