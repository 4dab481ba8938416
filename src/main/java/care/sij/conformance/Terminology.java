package care.sij.conformance;

import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.CodeValidationResult;
import ca.uhn.fhir.context.support.IValidationSupport.LookupCodeResult;
import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code systems and value sets that are loaded: ours and those of R4, and those that have rules instead of a list
 * (UCUM, languages, countries, media types). SNOMED CT, LOINC and other licensed content is not; what would need it is
 * told to be unknown. Safe for many threads.
 */
public final class Terminology {

    private static final Logger LOG = LoggerFactory.getLogger(Terminology.class);

    private static final int DEEPEST = 8;

    /** Rules are followed letter by letter, and no code in use is longer. */
    private static final int LONGEST_BY_RULES = 64;

    private final IValidationSupport lists;
    private final IValidationSupport rules;
    private final ValidationSupportContext all;

    /**
     * Over these.
     *
     * @param lists holds code systems and value sets
     * @param rules knows code systems without a list
     * @param all both, and what expands value sets by them
     */
    Terminology(IValidationSupport lists, IValidationSupport rules, IValidationSupport all) {
        this.lists = lists;
        this.rules = rules;
        this.all = new ValidationSupportContext(all);
    }

    /** The value set of a canonical, with or without version. */
    public Optional<ValueSet> valueSet(String canonical) {
        return Optional.ofNullable(lists.fetchValueSet(canonical))
                .filter(ValueSet.class::isInstance)
                .map(found -> ((ValueSet) found).copy());
    }

    /** The code system of a canonical, with or without version, if its codes are loaded. */
    public Optional<CodeSystem> codeSystem(String canonical) {
        return Optional.ofNullable(lists.fetchCodeSystem(canonical))
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast)
                .filter(found -> found.getContent() == CodeSystemContentMode.COMPLETE);
    }

    /** Whether the code system has rules instead of a list. */
    public boolean hasRules(String system) {
        return rules.isCodeSystemSupported(all, system);
    }

    /** What a code of a code system with rules is called; empty when there is no such code. */
    public Optional<String> displayByRules(String system, String code) {
        if (code.length() > LONGEST_BY_RULES) {
            return Optional.empty();
        }
        LookupCodeResult found = rules.lookupCode(all, new LookupCodeRequest(system, code));
        return found == null || !found.isFound()
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(found.getCodeDisplay()).orElse(code));
    }

    /** The value set with all its codes; empty when it cannot be known here which they are. */
    public Optional<ValueSet> expanded(ValueSet set) {
        if (!isListed(set, 0)) {
            return Optional.empty();
        }
        try {
            ValueSetExpansionOutcome outcome = all.getRootValidationSupport()
                    .expandValueSet(all, new ValueSetExpansionOptions().setCount(Integer.MAX_VALUE), set);
            return outcome != null && outcome.getValueSet() instanceof ValueSet found
                    ? Optional.of(found)
                    : Optional.empty();
        } catch (RuntimeException fault) {
            // HAPI has no one exception for a value set that it cannot make out.
            LOG.debug("a value set could not be expanded: {}", fault.getClass().getName());
            return Optional.empty();
        }
    }

    /** Whether a code of a value set that cannot be expanded is surely in it. */
    public boolean holds(ValueSet set, Coding coding) {
        try {
            CodeValidationResult result = all.getRootValidationSupport()
                    .validateCodeInValueSet(
                            all, new ConceptValidationOptions(), coding.getSystem(), coding.getCode(), null, set);
            return result != null && result.isOk();
        } catch (RuntimeException fault) {
            LOG.debug(
                    "a code could not be looked for in a value set: {}",
                    fault.getClass().getName());
            return false;
        }
    }

    private boolean isListed(ValueSet set, int depth) {
        return depth < DEEPEST
                && (set.hasExpansion()
                        || (set.hasCompose()
                                && set.getCompose().getInclude().stream().allMatch(part -> isListed(part, depth))
                                && set.getCompose().getExclude().stream().allMatch(part -> isListed(part, depth))));
    }

    private boolean isListed(ConceptSetComponent part, int depth) {
        boolean codes = !part.hasSystem()
                || part.hasConcept()
                || codeSystem(part.getSystem()).isPresent();
        return codes
                && part.getValueSet().stream()
                        .map(CanonicalType::getValue)
                        .allMatch(set -> valueSet(set)
                                .filter(found -> isListed(found, depth + 1))
                                .isPresent());
    }
}
