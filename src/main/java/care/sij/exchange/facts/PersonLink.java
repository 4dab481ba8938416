package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;

/** What a {@code sij-patient-link} message says of its Patient beside the demographics. */
enum PersonLink {
    /** It goes on in the stead of the second Patient (R4 Patient.link, types replaces and replaced-by). */
    REPLACES,
    /** It is no other's duplicate: active and without a link. */
    STANDS_FOR_ITSELF;

    /**
     * Reads it; empty when the message only tells demographics.
     *
     * @throws StatementRefused when the links are not those of a merge, or do not tell which Patient goes on
     */
    static Optional<PersonLink> of(Contents contents) {
        contents.patientsTold().forEach(patient -> requireMerge(patient, contents));
        if (contents.linkedPart().isPresent()) {
            return Optional.of(merge(contents, contents.linkedPart().get()));
        }
        Patient patient = contents.patient();
        if (patient.hasLink()) {
            throw unclear(
                    contents, "The Patient that it is linked to is not in the message. Add it as a second entry.");
        }
        return patient.hasActive() && patient.getActive() ? Optional.of(STANDS_FOR_ITSELF) : Optional.empty();
    }

    private static void requireMerge(Patient patient, Contents contents) {
        boolean other = patient.getLink().stream()
                .map(PatientLinkComponent::getType)
                .anyMatch(type -> type != LinkType.REPLACES && type != LinkType.REPLACEDBY);
        if (other) {
            throw new StatementRefused(
                    Rule.MERGE_NOT_SUPPORTED,
                    contents.patientPart().location() + ".link.type",
                    "Only links of the types replaces and replaced-by are taken. Leave out the others.");
        }
    }

    private static PersonLink merge(Contents contents, Part other) {
        Patient goesOn = contents.patient();
        Patient replaced = (Patient) other.resource();
        boolean replaces = (goesOn.hasLink() || replaced.hasLink())
                && goesOn.getLink().stream().allMatch(link -> leadsTo(link, LinkType.REPLACES, other))
                && replaced.getLink().stream()
                        .allMatch(link -> leadsTo(link, LinkType.REPLACEDBY, contents.patientPart()));
        if (!replaces) {
            throw unclear(
                    contents,
                    "Which of the two Patients goes on cannot be told. Put that one in focus, with a link of type"
                            + " replaces to the other's fullUrl, or give the other a link of type replaced-by to its"
                            + " fullUrl, and no other links.");
        }
        return REPLACES;
    }

    private static boolean leadsTo(PatientLinkComponent link, LinkType type, Part other) {
        String reference = Optional.ofNullable(link.getOther().getReference()).orElse("");
        boolean leads = !reference.isEmpty()
                && (other.fullUrl().equals(reference) || other.fullUrl().endsWith("/" + reference));
        return link.getType() == type && leads;
    }

    private static StatementRefused unclear(Contents contents, String text) {
        return new StatementRefused(Rule.LINK_UNCLEAR, contents.patientPart().location() + ".link", text);
    }
}
