package care.sij.fhir;

/** Addresses of HL7's extensions by which what was derived names the evidence that R4 has no element for. */
public final class EvidenceExtensions {

    /** What a Flag rests on (R4 extension-flag-detail). */
    public static final String FLAG_DETAIL = "http://hl7.org/fhir/StructureDefinition/flag-detail";

    /** What else a resource rests on (R4 extension-workflow-supportinginfo). */
    public static final String SUPPORTING_INFO = "http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo";

    private EvidenceExtensions() {}
}
