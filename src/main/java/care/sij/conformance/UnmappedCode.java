package care.sij.conformance;

import care.sij.clinical.Code;

/**
 * A code that stands where a profile of ours expects one that is known, with no such code beside it.
 *
 * @param place where, for people: profile and element, e.g. {@code sij-provocation-test Observation.value}
 */
public record UnmappedCode(Code code, String place) {}
