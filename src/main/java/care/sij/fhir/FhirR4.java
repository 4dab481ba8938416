package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;

/**
 * The one FHIR R4 context of the process. Nothing it reads or writes loses a version of a reference
 * ({@code /_history/n}) or the id of a bundle entry, and no rejected value reaches a log.
 */
public final class FhirR4 {

    private static final FhirContext CONTEXT = create();

    private FhirR4() {}

    /** The shared context; parsers made from it are strict and belong to one thread. */
    public static FhirContext context() {
        return CONTEXT;
    }

    private static FhirContext create() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new StrictSilentErrors());
        context.getParserOptions()
                .setStripVersionsFromReferences(false)
                .setOverrideResourceIdWithBundleEntryFullUrl(false);
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        return context;
    }
}
