package care.sij.careplan.render;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.conformance.Profile;
import care.sij.fhir.EvidenceExtensions;
import care.sij.pathway.Notice;
import care.sij.pathway.RedFlag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Period;

/** Renders red flags and notices; one is active for as long as the facts raise it. */
final class Flags {

    private Flags() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        Stream<Flag> redFlags = episode.plan().redFlags().stream().map(raised -> redFlag(raised, episode));
        Stream<Flag> notices = episode.plan().notices().stream().map(raised -> notice(raised, episode));
        return Stream.concat(redFlags, notices).map(ProjectedResource::of);
    }

    private static Flag redFlag(RedFlag raised, EpisodeResources episode) {
        Flag flag = begin(episode, Profile.RED_FLAG, "red-flag-" + raised.key());
        flag.setCode(Concepts.own("sij-red-flag", raised.kind()).setText(raised.detail()));
        return dated(flag, raised.date(), raised.evidence());
    }

    private static Flag notice(Notice raised, EpisodeResources episode) {
        Flag flag = begin(episode, Profile.NOTICE, "notice-" + raised.key());
        flag.setCode(Concepts.own("sij-flag", raised.kind()).setText(raised.detail()));
        return dated(flag, raised.date(), raised.evidence());
    }

    private static Flag begin(EpisodeResources episode, Profile profile, String key) {
        Flag flag = episode.begin(new Flag(), profile, key);
        flag.addIdentifier(episode.identifier(key));
        flag.addExtension(episode.laterality());
        return flag.setStatus(FlagStatus.ACTIVE).setSubject(episode.subject());
    }

    private static Flag dated(Flag flag, ClinicalDate date, List<FactRef> evidence) {
        References.versionless(evidence)
                .forEach(fact -> flag.addExtension(new Extension(EvidenceExtensions.FLAG_DETAIL, fact)));
        Period since = FhirDates.period(Optional.of(date), Optional.empty());
        return since.isEmpty() ? flag : flag.setPeriod(since);
    }
}
