Invariant: sij-inv-event-consult-note
Description: "Begin with a MessageHeader whose eventCoding is sij-consult-note."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-consult-note').exists()"

Profile: SijMessageConsultNote
Parent: Bundle
Id: sij-message-consult-note
Title: "Message: consultation note"
Description: "The clinic examined the patient, or reports what has become known since."
* obeys sij-inv-event-consult-note and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageConsultNoteDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(consult-note, #notification)
* name = "SijMessageConsultNote"
* title = "Consultation note"
* description = "The clinic examined the patient, or reports what has become known since."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphConsultNote
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(consult-note, #Task)
* name = "SijGraphConsultNote"
* description = "What the bundle of a message sij-consult-note holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-consult-note-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(consult-note, sij-referral-task-example-active)

Instance: sij-message-consult-note-example
InstanceOf: SijMessageConsultNote
Usage: #example
* insert ExampleMessage(consult-note)
* insert ExampleEntry(Task, sij-referral-task-example-active)
* insert ExampleEntry(Observation, sij-provocation-test-example-thigh-thrust)
* insert ExampleEntry(Observation, sij-fortin-test-example)
