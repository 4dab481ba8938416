Invariant: sij-inv-event-cancel-confirm
Description: "Begin with a MessageHeader whose eventCoding is sij-cancel-confirm."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-cancel-confirm').exists()"

Profile: SijMessageCancelConfirm
Parent: Bundle
Id: sij-message-cancel-confirm
Title: "Message: confirmation of a cancellation"
Description: "The clinic confirms that a referral is cancelled."
* obeys sij-inv-event-cancel-confirm and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageCancelConfirmDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(cancel-confirm, #consequence)
* name = "SijMessageCancelConfirm"
* title = "Confirmation of a cancellation"
* description = "The clinic confirms that a referral is cancelled."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphCancelConfirm
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(cancel-confirm, #Task)
* name = "SijGraphCancelConfirm"
* description = "What the bundle of a message sij-cancel-confirm holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-cancel-confirm-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(cancel-confirm, sij-referral-task-example-cancelled)

Instance: sij-message-cancel-confirm-example
InstanceOf: SijMessageCancelConfirm
Usage: #example
* insert ExampleMessage(cancel-confirm)
* insert ExampleEntry(Task, sij-referral-task-example-cancelled)
