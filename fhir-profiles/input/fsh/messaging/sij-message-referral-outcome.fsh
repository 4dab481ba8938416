Invariant: sij-inv-event-referral-outcome
Description: "Begin with a MessageHeader whose eventCoding is sij-referral-outcome."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-referral-outcome').exists()"

Profile: SijMessageReferralOutcome
Parent: Bundle
Id: sij-message-referral-outcome
Title: "Message: referral outcome"
Description: "The clinic ends the referral with its result."
* obeys sij-inv-event-referral-outcome and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageReferralOutcomeDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(referral-outcome, #consequence)
* name = "SijMessageReferralOutcome"
* title = "Referral outcome"
* description = "The clinic ends the referral with its result."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphReferralOutcome
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(referral-outcome, #Task)
* name = "SijGraphReferralOutcome"
* description = "What the bundle of a message sij-referral-outcome holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-referral-outcome-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(referral-outcome, sij-referral-task-example-completed)

Instance: sij-message-referral-outcome-example
InstanceOf: SijMessageReferralOutcome
Usage: #example
* insert ExampleMessage(referral-outcome)
* insert ExampleEntry(Task, sij-referral-task-example-completed)
