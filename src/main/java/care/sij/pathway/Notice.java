package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import java.util.List;

/**
 * Something worth knowing that changes no decision.
 *
 * @param key stable within the episode
 */
public record Notice(String key, NoticeKind kind, ClinicalDate date, String detail, List<FactRef> evidence) {}
