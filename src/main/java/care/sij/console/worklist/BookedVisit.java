package care.sij.console.worklist;

import care.sij.record.ResourceKey;
import org.hl7.fhir.r4.model.Appointment;

/** An appointment that stands, which an answer may change. */
record BookedVisit(ResourceKey key, long version, Appointment appointment) {}
