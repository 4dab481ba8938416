Invariant: sij-inv-event-referral-request
Description: "Begin with a MessageHeader whose eventCoding is sij-referral-request."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-referral-request').exists()"

Profile: SijMessageReferralRequest
Parent: Bundle
Id: sij-message-referral-request
Title: "Message: referral request"
Description: "A hospital refers a patient to the clinic."
* obeys sij-inv-event-referral-request and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageReferralRequestDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(referral-request, #consequence)
* name = "SijMessageReferralRequest"
* title = "Referral request"
* description = "A hospital refers a patient to the clinic."
* insert AnsweredLaterBy(referral-response)
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphReferralRequest
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(referral-request, #Task)
* name = "SijGraphReferralRequest"
* description = "What the bundle of a message sij-referral-request holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(1)

Instance: sij-message-referral-request-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(referral-request, sij-referral-task-example)

Instance: sij-message-referral-request-example
InstanceOf: SijMessageReferralRequest
Usage: #example
* insert ExampleMessage(referral-request)
* insert ExampleEntry(Task, sij-referral-task-example)
* insert ExampleEntry(ServiceRequest, sij-referral-example)
* insert ExampleEntry(Condition, sij-condition-example)
* insert ExampleEntry(Observation, sij-pain-score-example-visit)
