package care.sij.console.codes;

import care.sij.clinical.Code;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/**
 * One code's meaning, as somebody wants it in a partner's map.
 *
 * @param target ours; empty when nothing fits
 */
record Wish(String partner, Code code, String place, Optional<Code> target, Width width) {

    /** What ours is to theirs. */
    enum Width {
        EQUIVALENT(ConceptMapEquivalence.EQUIVALENT),
        WIDER(ConceptMapEquivalence.WIDER);

        private final ConceptMapEquivalence wire;

        Width(ConceptMapEquivalence wire) {
            this.wire = wire;
        }
    }

    private static final String SYSTEM = "[^\\s\\p{Cntrl}]{1,200}";
    private static final String CODE = "[^\\s\\p{Cntrl}]{1,64}";
    private static final String PLACE = "[A-Za-z0-9 .()#\\[\\]:_-]{0,200}";
    /** A group has a system to lead to, also where nothing fits. */
    private static final String NO_TARGET = SijUris.codeSystem("sij-observation");

    private static final String OURS = "[!-~&&[^|]]{1,200}\\|[!-~]{1,64}";

    /** @throws IllegalFilter naming what was typed wrong */
    static Wish of(String partner, String system, String code, String place, String target, String width) {
        demand(Ids.isLabel(partner), "partner", "the id of a partner");
        demand(system.matches(SYSTEM), "system", "an absolute URI");
        demand(code.matches(CODE), "code", "a code without blanks");
        demand(place.matches(PLACE), "place", "a place of the list");
        demand(target.isEmpty() || target.equals("none") || target.matches(OURS), "target", "one of the list");
        Optional<Code> ours = target.contains("|")
                ? Optional.of(
                        new Code(target.substring(0, target.indexOf('|')), target.substring(target.indexOf('|') + 1)))
                : Optional.empty();
        return new Wish(
                partner, new Code(system, code), place, ours, width.equals("wider") ? Width.WIDER : Width.EQUIVALENT);
    }

    private static void demand(boolean holds, String field, String what) {
        if (!holds) {
            throw new IllegalFilter("The field `" + field + "` takes " + what + ".");
        }
    }

    /** The map with this code's meaning, whatever it said of it before. */
    ConceptMap in(Optional<ConceptMap> before) {
        ConceptMap map =
                before.map(ConceptMap::copy).orElseGet(() -> new ConceptMap().setStatus(PublicationStatus.ACTIVE));
        List<ConceptMapGroupComponent> groups = map.getGroup();
        groups.stream()
                .filter(group -> code.system().equals(group.getSource()))
                .forEach(group ->
                        group.getElement().removeIf(element -> code.code().equals(element.getCode())));
        groups.removeIf(group -> !group.hasElement());
        SourceElementComponent element = new SourceElementComponent().setCode(code.code());
        ConceptMapGroupComponent group =
                new ConceptMapGroupComponent().setSource(code.system()).setTarget(NO_TARGET);
        if (target.isPresent()) {
            group.setTarget(target.get().system());
            element.addTarget().setCode(target.get().code()).setEquivalence(width.wire);
        } else {
            element.addTarget().setEquivalence(ConceptMapEquivalence.UNMATCHED);
        }
        groups.add(group.addElement(element));
        return map;
    }
}
