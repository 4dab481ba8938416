Invariant: sij-inv-event-referral-cancel
Description: "Begin with a MessageHeader whose eventCoding is sij-referral-cancel."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-referral-cancel').exists()"

Profile: SijMessageReferralCancel
Parent: Bundle
Id: sij-message-referral-cancel
Title: "Message: referral cancellation"
Description: "The hospital cancels a referral, or asks for it once the clinic has begun."
* obeys sij-inv-event-referral-cancel and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageReferralCancelDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(referral-cancel, #consequence)
* name = "SijMessageReferralCancel"
* title = "Referral cancellation"
* description = "The hospital cancels a referral, or asks for it once the clinic has begun."
* insert AnsweredLaterBy(cancel-confirm)
// A request to cancel, or the referral itself: no profile fits both.
* focus.code = #Task
* focus.min = 1
* focus.max = "1"

Instance: SijGraphReferralCancel
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(referral-cancel, #Task)
* name = "SijGraphReferralCancel"
* description = "What the bundle of a message sij-referral-cancel holds."
* insert TaskFor
* insert Link(Task.focus, 0, 1, [[The referral, or its Task where the focus is a request to cancel it]])
* insert LinkToProfile(#ServiceRequest, sij-referral)
* insert LinkToProfile(#Task, sij-referral-task)
* insert TaskPeople
* insert PatientRidingFacts

Instance: sij-message-referral-cancel-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(referral-cancel, sij-cancellation-task-example)

Instance: sij-message-referral-cancel-example
InstanceOf: SijMessageReferralCancel
Usage: #example
* insert ExampleMessage(referral-cancel)
* insert ExampleEntry(Task, sij-cancellation-task-example)
* insert ExampleEntry(Task, sij-referral-task-example)
