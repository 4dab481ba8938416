package care.sij.conformance;

import care.sij.clinical.Code;

/**
 * A code of the code systems that are published here.
 *
 * @param display its name
 */
public record OwnCode(Code code, String display) {}
