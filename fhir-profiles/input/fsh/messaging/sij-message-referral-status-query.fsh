Invariant: sij-inv-event-referral-status-query
Description: "Begin with a MessageHeader whose eventCoding is sij-referral-status-query."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-referral-status-query').exists()"

Profile: SijMessageReferralStatusQuery
Parent: Bundle
Id: sij-message-referral-status-query
Title: "Message: referral status query"
Description: "The hospital asks where a referral stands."
* obeys sij-inv-event-referral-status-query and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageReferralStatusQueryDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(referral-status-query, #currency)
* name = "SijMessageReferralStatusQuery"
* title = "Referral status query"
* description = "The hospital asks where a referral stands."
* insert AnsweredLaterBy(referral-response)
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphReferralStatusQuery
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(referral-status-query, #Task)
* name = "SijGraphReferralStatusQuery"
* description = "What the bundle of a message sij-referral-status-query holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-referral-status-query-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(referral-status-query, sij-referral-task-example)

Instance: sij-message-referral-status-query-example
InstanceOf: SijMessageReferralStatusQuery
Usage: #example
* insert ExampleMessage(referral-status-query)
* insert ExampleEntry(Task, sij-referral-task-example)
