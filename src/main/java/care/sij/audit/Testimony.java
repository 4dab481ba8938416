package care.sij.audit;

import care.sij.access.Person;
import care.sij.record.CommitCause;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * Who says something, how it came here, and why it was said.
 *
 * @param cause that of the commit; of a message applied in another's commit what would be its own
 * @param person who wrote it for the partner; empty when that wrote by itself
 * @param author reference to the resource that the message names as its author; empty when it names none that is known
 * @param reasons why, where that was told: the glass is broken to read, never to write
 */
public record Testimony(
        CommitCause cause, Optional<Person> person, Optional<String> author, List<CodeableConcept> reasons) {}
