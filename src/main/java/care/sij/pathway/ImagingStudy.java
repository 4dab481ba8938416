package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.JointSide;
import java.util.Optional;
import java.util.Set;

/**
 * A report of an imaging study.
 *
 * @param joint the side it speaks of; empty when it speaks of both
 */
public record ImagingStudy(
        FactRef ref,
        Optional<JointSide> joint,
        ClinicalDate date,
        ImagingRegion region,
        ImagingModality modality,
        Set<ImagingFinding> findings)
        implements Fact {

    /** Copies the findings. */
    public ImagingStudy {
        findings = Set.copyOf(findings);
    }
}
