package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import java.util.List;

/**
 * Something that asks for a person's attention now (clinical.md 5.6).
 *
 * @param key stable within the episode
 * @param date when it showed
 */
public record RedFlag(String key, RedFlagKind kind, ClinicalDate date, String detail, List<FactRef> evidence) {}
