package care.sij.fhir.facts;

import care.sij.clinical.FactRef;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.fhir.SijUris;
import care.sij.pathway.ImagingStudy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DiagnosticReport;

/**
 * Reads imaging reports. Guidance of an injection (LOINC 35927-3, 24901-1 and its kin) images the joint too, but
 * answers no diagnostic question and is no study here.
 */
final class ImagingReader implements FactReader<DiagnosticReport> {

    private static final String FINDING = SijUris.codeSystem("sij-imaging-finding");

    private record Study(ImagingRegion region, ImagingModality modality) {}

    /** LOINC codes of clinical.md 6.2 (V1; MR lumbar 24968-8 is not verified). */
    private static final Map<String, Study> STUDIES = studies();

    private final ClinicTime time;

    ImagingReader(ClinicTime time) {
        this.time = time;
    }

    @Override
    public Optional<PendingFact> read(FactRef ref, DiagnosticReport report) {
        return Codings.value(report.getCode(), Codings.LOINC, code -> Optional.ofNullable(STUDIES.get(code)))
                .map(study -> new ImagingStudy(
                        ref,
                        Sides.of(report),
                        time.when(report.getEffective()),
                        study.region(),
                        study.modality(),
                        Codings.values(report.getConclusionCode(), FINDING, ImagingFinding::of)
                                .collect(Collectors.toSet())))
                .map(PendingFact::settled);
    }

    private static Map<String, Study> studies() {
        Map<String, Study> studies = new HashMap<>();
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.X_RAY, "24900-3", "36633-6", "36634-4");
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.X_RAY, "37786-1", "37622-8", "28561-9");
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.X_RAY, "30771-0");
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.CT, "30619-1", "36501-5");
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.MR, "36031-3", "36502-3", "91596-7");
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.FLUOROSCOPY, "37647-5", "37190-6", "37785-3");
        add(studies, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.FLUOROSCOPY, "37189-8");
        add(studies, ImagingRegion.OTHER, ImagingModality.NUCLEAR, "39883-4", "39879-2");
        add(studies, ImagingRegion.LUMBAR, ImagingModality.MR, "24968-8");
        return Map.copyOf(studies);
    }

    private static void add(
            Map<String, Study> studies, ImagingRegion region, ImagingModality modality, String... codes) {
        for (String code : codes) {
            studies.put(code, new Study(region, modality));
        }
    }
}
