package care.sij.partner;

/**
 * An error of an EHR's own.
 *
 * @param code as it stands in an issue of its OperationOutcome
 */
public record VendorError(String code, RetryClass retry, Source source, String note) {}
