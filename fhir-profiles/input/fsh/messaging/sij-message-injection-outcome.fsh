Invariant: sij-inv-event-injection-outcome
Description: "Begin with a MessageHeader whose eventCoding is sij-injection-outcome."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-injection-outcome').exists()"

Profile: SijMessageInjectionOutcome
Parent: Bundle
Id: sij-message-injection-outcome
Title: "Message: injection outcome"
Description: "The clinic injected the joint and reports the readings around it."
* obeys sij-inv-event-injection-outcome and sij-inv-message-one-patient and sij-inv-block-readings
* insert MessageBundle

Instance: SijMessageInjectionOutcomeDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(injection-outcome, #notification)
* name = "SijMessageInjectionOutcome"
* title = "Injection outcome"
* description = "The clinic injected the joint and reports the readings around it."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphInjectionOutcome
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(injection-outcome, #Task)
* name = "SijGraphInjectionOutcome"
* description = "What the bundle of a message sij-injection-outcome holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)
* insert PatientLink(1, *, The injection)
* insert PatientFact(#Procedure, patient, sij-injection)

Instance: sij-message-injection-outcome-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(injection-outcome, sij-referral-task-example-active)

Instance: sij-message-injection-outcome-example
InstanceOf: SijMessageInjectionOutcome
Usage: #example
* insert ExampleMessage(injection-outcome)
* insert ExampleEntry(Task, sij-referral-task-example-active)
* insert ExampleEntry(Procedure, sij-injection-example-diagnostic)
* insert ExampleEntry(Observation, sij-pain-score-example-before)
* insert ExampleEntry(Observation, sij-pain-score-example-after)
