package care.sij.console.partners;

import care.sij.partner.PartnerDrafts.Draft;
import java.util.HashMap;
import java.util.Map;

/** What drafts say: at first, and after what was typed. */
final class Beginning {

    private static final Map<String, String> USUAL = Map.of(
            Setting.SCOPES.path(), "system/MessageHeader.c\nsystem/*.rs",
            Setting.DIALECT.path(), "native",
            Setting.ROLE.path(), "hospital",
            Setting.EVENTS.path(),
                    "sij-referral-response\nsij-appointment-notice\nsij-consult-note\nsij-injection-outcome"
                            + "\nsij-surgery-report\nsij-postop-followup\nsij-referral-outcome");

    private Beginning() {}

    /** A new one of this kind: what most partners of it have. */
    static Map<String, String> said(String kind) {
        Map<String, String> said = new HashMap<>(USUAL);
        said.put(Wizard.KIND, kind);
        if (kind.equals("v2")) {
            said.put(Setting.CHANNEL.path(), "hl7v2");
            said.put(Setting.PROFILE.path(), "generic-v2");
        }
        return said;
    }

    /** The draft with what was typed in a step; boxes that are not ticked send nothing. */
    static Map<String, String> with(Draft draft, Step step, Typed typed) {
        Map<String, String> said = new HashMap<>(draft.said());
        Setting.of(step, Wizard.kind(said)).forEach(setting -> said.put(setting.path(), typed.text(setting.path())));
        if (step == Step.CODES && typed.says(Wizard.MAPS_OF)) {
            said.put(Wizard.MAPS_OF, typed.text(Wizard.MAPS_OF));
        }
        return said;
    }

    /** What follows from what its server says, where nothing was typed yet. */
    static Map<String, String> with(Draft draft, Found found) {
        Map<String, String> said = new HashMap<>(draft.said());
        said.put(Wizard.FOUND, KeptJson.text(found));
        propose(said, Setting.CHANNEL, found.channel());
        propose(said, Setting.PROFILE, found.profile());
        propose(said, Setting.TOKEN_URL, found.tokenUrl());
        propose(
                said,
                Setting.SOURCES,
                draft.said(Setting.ENDPOINT.path()).strip().replaceFirst("/$", "") + "/$process-message");
        return said;
    }

    private static void propose(Map<String, String> said, Setting setting, String text) {
        said.merge(setting.path(), text, (typed, proposed) -> typed.isBlank() ? proposed : typed);
    }
}
