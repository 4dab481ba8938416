package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Imaging that is new enough and shows no other cause of the pain (clinical.md 1.3).
 *
 * @param maxAge age the newest study may have, the reference date included
 * @param regions each of these needs a study
 * @param modalities techniques that serve; empty: all
 * @param otherCauses findings that no study of that age may have, whatever its region
 */
public record ImagingCriterion(
        Period maxAge, Set<ImagingRegion> regions, Set<ImagingModality> modalities, Set<ImagingFinding> otherCauses)
        implements Criterion {

    @Override
    public String id() {
        return "imaging";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        LocalDate oldest = evidence.date().minus(maxAge);
        List<ImagingStudy> studies = evidence.known(ImagingStudy.class);
        List<ImagingStudy> suspicious = studies.stream()
                .filter(study -> study.findings().stream().anyMatch(otherCauses::contains))
                .filter(study -> study.date().onOrAfter(oldest) != Answer.NO)
                .toList();
        List<Fact> read = new ArrayList<>(suspicious);
        Answer answer = Answer.of(suspicious.isEmpty());
        List<String> words = new ArrayList<>();
        for (ImagingRegion region : regions.stream().sorted().toList()) {
            Optional<ImagingStudy> newest = newest(region, studies);
            newest.ifPresent(read::add);
            answer = answer.and(newest.map(study -> study.date().within(oldest, evidence.date()))
                    .orElse(Answer.UNKNOWN));
            words.add(region.code() + ": " + newest.map(ImagingCriterion::words).orElse("none on record"));
        }
        String causes = suspicious.isEmpty()
                ? ""
                : "; another cause: "
                        + suspicious.stream().map(ImagingCriterion::words).collect(Collectors.joining(", "));
        return Finding.of(answer, String.join("; ", words) + "; not before " + oldest + causes, read);
    }

    private Optional<ImagingStudy> newest(ImagingRegion region, List<ImagingStudy> studies) {
        return studies.stream()
                .filter(study -> study.region() == region)
                .filter(study -> modalities.isEmpty() || modalities.contains(study.modality()))
                .reduce((older, newer) -> newer);
    }

    private static String words(ImagingStudy study) {
        return study.modality().code() + " of " + study.date()
                + (study.findings().isEmpty() ? "" : " (" + BlockCriterion.codes(study.findings()) + ")");
    }
}
