Invariant: sij-inv-event-referral-response
Description: "Begin with a MessageHeader whose eventCoding is sij-referral-response."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-referral-response').exists()"

Profile: SijMessageReferralResponse
Parent: Bundle
Id: sij-message-referral-response
Title: "Message: referral response"
Description: "The clinic accepts or declines a referral, or asks for information."
* obeys sij-inv-event-referral-response and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageReferralResponseDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(referral-response, #consequence)
* name = "SijMessageReferralResponse"
* title = "Referral response"
* description = "The clinic accepts or declines a referral, or asks for information."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphReferralResponse
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(referral-response, #Task)
* name = "SijGraphReferralResponse"
* description = "What the bundle of a message sij-referral-response holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-referral-response-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(referral-response, sij-referral-task-example-accepted)

Instance: sij-message-referral-response-example
InstanceOf: SijMessageReferralResponse
Usage: #example
* insert ExampleMessage(referral-response)
* insert ExampleEntry(Task, sij-referral-task-example-accepted)
