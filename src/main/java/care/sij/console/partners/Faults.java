package care.sij.console.partners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with a registration, at the fields where it can be put right.
 *
 * @param bySetting the first thing that is wrong with each
 * @param others what is wrong elsewhere
 */
record Faults(Map<Setting, String> bySetting, List<String> others) {

    /** Nothing is wrong. */
    static final Faults NONE = new Faults(Map.of(), List.of());

    Faults {
        others = List.copyOf(others);
    }

    /** Of what the register says. */
    static Faults of(List<String> problems) {
        Map<Setting, String> bySetting = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String problem : problems) {
            String plain = problem.replaceFirst("^line \\d+: ", "");
            Optional<Setting> setting = settingOf(plain);
            setting.ifPresentOrElse(known -> bySetting.putIfAbsent(known, plain), () -> others.add(plain));
        }
        return new Faults(bySetting, others);
    }

    private static Optional<Setting> settingOf(String problem) {
        if (problem.startsWith("the id ") || problem.startsWith("version ")) {
            return Optional.of(Setting.ID);
        }
        if (problem.startsWith("exactly one of jwks")) {
            return Optional.of(Setting.JWKS_URL);
        }
        if (problem.startsWith("hl7v2 needs a source")) {
            return Optional.of(Setting.SOURCES);
        }
        if (problem.startsWith("contact needs")) {
            return Optional.of(Setting.CONTACT_EMAIL);
        }
        return problem.startsWith("delivery: token-url") ? Optional.of(Setting.CLIENT_ID) : Setting.at(problem);
    }

    /** Those at fields of the step. */
    Faults in(Step step) {
        Map<Setting, String> ofStep = new LinkedHashMap<>(bySetting);
        ofStep.keySet().removeIf(setting -> setting.step() != step);
        return new Faults(ofStep, List.of());
    }

    /** What is wrong with the setting; empty text when nothing is. */
    public String at(Setting setting) {
        return bySetting.getOrDefault(setting, "");
    }

    public boolean isEmpty() {
        return bySetting.isEmpty() && others.isEmpty();
    }
}
