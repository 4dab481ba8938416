package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.JointSide;
import java.util.Set;

/**
 * One telling of an injection into one sacroiliac joint. Two partners may tell the same one.
 *
 * @param agents the drugs injected; empty when not stated
 */
public record Injection(
        FactRef ref,
        JointSide side,
        ClinicalDate date,
        InjectionPurpose purpose,
        ImageGuidance guidance,
        Contrast contrast,
        Set<InjectionAgent> agents)
        implements SidedFact {

    /** Whether contrast showed the needle in the joint. */
    public enum Contrast {
        USED,
        NOT_USED,
        NOT_STATED
    }

    /** Copies the agents. */
    public Injection {
        agents = Set.copyOf(agents);
    }

    /** Tells whether a corticosteroid was among the drugs. */
    public boolean hasSteroid() {
        return agents.stream().anyMatch(InjectionAgent::isSteroid);
    }
}
