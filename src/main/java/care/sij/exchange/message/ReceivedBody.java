package care.sij.exchange.message;

import care.sij.fhir.FhirFormat;
import care.sij.record.Bytes;

/** The bytes of a message and the format they say they are in. */
record ReceivedBody(FhirFormat format, Bytes bytes) {}
