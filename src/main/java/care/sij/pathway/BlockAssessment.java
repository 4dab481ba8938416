package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.InjectionPurpose;
import java.util.List;
import java.util.Optional;

/**
 * What an injection did.
 *
 * @param key {@code diagnostic-injection-2023-07-24} and the like, the key of its activity
 * @param tellings every telling of this one injection; the first stands for it
 * @param before the reading just before; empty when none is on record
 * @param readings the readings after, earliest first
 * @param counted the reading that the clinic's protocol counts
 * @param interpretation for a diagnostic one, against the clinic's threshold; for a therapeutic one, against sustained
 *     relief
 * @param detail the arithmetic in words
 */
public record BlockAssessment(
        String key,
        InjectionPurpose purpose,
        ClinicalDate date,
        List<FactRef> tellings,
        Optional<PainReading> before,
        List<ReliefReading> readings,
        Optional<ReliefReading> counted,
        Interpretation interpretation,
        String detail) {}
