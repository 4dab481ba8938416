Invariant: sij-inv-event-postop-followup
Description: "Begin with a MessageHeader whose eventCoding is sij-postop-followup."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-postop-followup').exists()"

Profile: SijMessagePostopFollowup
Parent: Bundle
Id: sij-message-postop-followup
Title: "Message: follow-up after surgery"
Description: "A visit after the operation. After the end of the referral its Task is a child that names the referral in partOf."
* obeys sij-inv-event-postop-followup and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessagePostopFollowupDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(postop-followup, #notification)
* name = "SijMessagePostopFollowup"
* title = "Follow-up after surgery"
* description = "A visit after the operation. After the end of the referral its Task is a child that names the referral in partOf."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphPostopFollowup
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(postop-followup, #Task)
* name = "SijGraphPostopFollowup"
* description = "What the bundle of a message sij-postop-followup holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-postop-followup-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(postop-followup, sij-referral-task-example-follow-up)

Instance: sij-message-postop-followup-example
InstanceOf: SijMessagePostopFollowup
Usage: #example
* insert ExampleMessage(postop-followup)
* insert ExampleEntry(Task, sij-referral-task-example-follow-up)
* insert ExampleEntry(Observation, sij-neuro-finding-example)
* insert ExampleEntry(Observation, sij-wound-finding-example)
