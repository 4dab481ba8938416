package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.console.partners.DiffWords.Line;
import care.sij.console.partners.Setting.Kind;
import care.sij.exchange.KeyDates;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.PartnerDrafts.Draft;
import care.sij.partner.ServiceAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a step: its fields, and what the step shows beside them. */
@Component
class WizardView {

    /** Of the draft's field that says why a server said nothing. */
    static final String UNFOUND = "unfound";

    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

    private final Wizard wizard;
    private final KeyDates keys;
    private final MapCopies maps;
    private final ServiceAddress address;
    private final Choices choices;

    WizardView(Wizard wizard, KeyDates keys, MapCopies maps, ServiceAddress address, Choices choices) {
        this.choices = choices;
        this.maps = maps;
        this.wizard = wizard;
        this.keys = keys;
        this.address = address;
    }

    ModelAndView of(Draft draft, Step step, Faults faults, HttpStatus status, Caller caller) {
        ModelAndView page = new ModelAndView("console/partners/wizard", status);
        fields(page, draft, step, draft.said(), faults);
        switch (step) {
            case SERVER ->
                page.addObject("found", KeptJson.found(draft.said(Wizard.FOUND)).orElse(null))
                        .addObject("unfound", draft.said(UNFOUND));
            case PROFILE ->
                page.addObject("profiles", Choices.profiles(kind(draft)).toList())
                        .addObject("profile", profile(draft).orElse(null));
            case KEYS -> ours(page, draft);
            case CODES ->
                page.addObject("sources", maps.sources())
                        .addObject("mapsOf", draft.said(Wizard.MAPS_OF))
                        .addObject("pairs", maps.pairs(draft.said(Wizard.MAPS_OF)));
            case TEST ->
                page.addObject(
                                "answer",
                                KeptJson.answer(draft.said(Wizard.TESTED)).orElse(null))
                        .addObject("all", wizard.faults(draft.said()));
            case REVIEW -> review(page, draft, caller);
            default -> {}
        }
        return page;
    }

    private static Kind kind(Draft draft) {
        return Wizard.kind(draft.said());
    }

    private void fields(ModelAndView page, Draft draft, Step step, Map<String, String> said, Faults faults) {
        page.addObject("draft", draft)
                .addObject("step", step)
                .addObject("steps", Step.walked())
                .addObject("fhir", kind(draft) == Kind.FHIR)
                .addObject("faults", faults)
                .addObject(
                        "fields",
                        Field.of(
                                Setting.of(step, kind(draft)),
                                setting -> said.getOrDefault(setting.path(), ""),
                                faults,
                                choices.beside(setting -> draft.said(setting.path()), kind(draft))));
    }

    private static Optional<CapabilityProfile> profile(Draft draft) {
        return Choices.profiles(kind(draft))
                .filter(profile -> profile.name().equals(draft.said(Setting.PROFILE.path())))
                .findFirst();
    }

    /** Keys are made for an id that could be registered, and for no other. */
    private void ours(ModelAndView page, Draft draft) {
        String id = Wizard.id(draft);
        boolean named =
                id.matches(ID) && wizard.faults(draft.said()).at(Setting.ID).isEmpty();
        page.addObject("jwksUrl", named ? address.baseUrl() + "/.well-known/jwks/" + id + ".json" : "")
                .addObject("ours", named && kind(draft) == Kind.FHIR ? keys.ours(id) : "");
    }

    private void review(ModelAndView page, Draft draft, Caller caller) {
        page.addObject("yaml", Wizard.tree(draft).yaml())
                .addObject("all", wizard.faults(draft.said()))
                .addObject(
                        "outlook",
                        wizard.outlook(draft, caller.signature())
                                .map(change -> DiffWords.of(change.diff()))
                                .orElse(new DiffWords(List.of())));
    }

    /** Somebody else changed the draft meanwhile: its fields as they are now, and as they were typed here. */
    ModelAndView stale(Draft now, Step step, Keepable typed) {
        ModelAndView page = new ModelAndView("console/partners/draft-stale", HttpStatus.CONFLICT);
        fields(page, now, step, typed.said(), typed.faults());
        Stream<Line> maps = step == Step.CODES
                ? changed(now, typed, Wizard.MAPS_OF, "Begin with the code maps of").stream()
                : Stream.of();
        Stream<Line> settings = Setting.of(step, kind(now)).stream()
                .flatMap(setting -> changed(now, typed, setting.path(), setting.label()).stream());
        return page.addObject("mapsOf", step == Step.CODES ? said(typed, Wizard.MAPS_OF) : null)
                .addObject("current", Stream.concat(settings, maps).toList());
    }

    private static Optional<Line> changed(Draft now, Keepable typed, String field, String label) {
        return now.said(field).equals(said(typed, field))
                ? Optional.empty()
                : Optional.of(Line.changed(label, field, said(typed, field), now.said(field)));
    }

    private static String said(Keepable typed, String field) {
        return typed.said().getOrDefault(field, "");
    }
}
