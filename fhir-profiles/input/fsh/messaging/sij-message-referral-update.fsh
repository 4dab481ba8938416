Invariant: sij-inv-event-referral-update
Description: "Begin with a MessageHeader whose eventCoding is sij-referral-update."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-referral-update').exists()"

Profile: SijMessageReferralUpdate
Parent: Bundle
Id: sij-message-referral-update
Title: "Message: referral update"
Description: "The hospital adds to a referral or corrects it."
* obeys sij-inv-event-referral-update and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageReferralUpdateDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(referral-update, #consequence)
* name = "SijMessageReferralUpdate"
* title = "Referral update"
* description = "The hospital adds to a referral or corrects it."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphReferralUpdate
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(referral-update, #Task)
* name = "SijGraphReferralUpdate"
* description = "What the bundle of a message sij-referral-update holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-referral-update-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(referral-update, sij-referral-task-example)

Instance: sij-message-referral-update-example
InstanceOf: SijMessageReferralUpdate
Usage: #example
* insert ExampleMessage(referral-update)
* insert ExampleEntry(Task, sij-referral-task-example)
* insert ExampleEntry(DiagnosticReport, sij-imaging-report-example-ct)
