package care.sij.api.terminology;

import care.sij.conformance.Terminology;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** Whether codes are in a value set or a code system; of several one that is suffices (R4: codeableConcept). */
final class Verdicts {

    private static final String NO_SUCH_CODE = "The code system has no such code.";

    private Verdicts() {}

    /**
     * In a value set.
     *
     * @throws care.sij.api.rest.RequestRefused when too much would have to be read to tell
     */
    static Verdict in(ValueSet set, List<Coding> codings, Terminology terminology) {
        ExpansionCost cost = ExpansionCost.over(terminology);
        cost.demand(set, 1);
        Optional<ValueSet> expanded = terminology.expanded(set);
        if (expanded.isEmpty()) {
            cost.demand(set, codings.size());
            return best(
                    codings,
                    coding -> terminology.holds(set, coding)
                            ? Verdict.found(coding, Optional.empty())
                            : Verdict.not(LoadedTerms.cannotTell()));
        }
        List<ValueSetExpansionContainsComponent> members =
                Expansions.flat(expanded.get().getExpansion().getContains()).toList();
        return best(
                codings,
                coding -> members.stream()
                        .filter(member -> String.valueOf(member.getSystem()).equals(coding.getSystem())
                                && member.getCode().equals(coding.getCode()))
                        .findFirst()
                        .map(member -> Verdict.found(coding, Optional.ofNullable(member.getDisplay())))
                        .orElseGet(() -> Verdict.not("The code is not in the value set.")));
    }

    static Verdict in(CodeSystem system, List<Coding> codings) {
        return best(
                codings,
                coding -> Concepts.find(system, String.valueOf(coding.getCode()))
                        .map(placed -> Verdict.found(coding, Optional.of(Concepts.display(placed.concept()))))
                        .orElseGet(() -> Verdict.not(NO_SUCH_CODE)));
    }

    /** In a code system that has rules instead of a list. */
    static Verdict byRules(List<Coding> codings, Terminology terminology) {
        return best(
                codings,
                coding -> terminology
                        .displayByRules(coding.getSystem(), String.valueOf(coding.getCode()))
                        .map(display -> Verdict.found(coding, Optional.of(display)))
                        .orElseGet(() -> Verdict.not(NO_SUCH_CODE)));
    }

    private static Verdict best(List<Coding> codings, Function<Coding, Verdict> verdict) {
        Verdict last = Verdict.not("There is no coding to check.");
        for (Coding coding : codings) {
            last = verdict.apply(coding);
            if (last.result()) {
                return last;
            }
        }
        return last;
    }
}
