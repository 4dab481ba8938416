Invariant: sij-inv-event-appointment-notice
Description: "Begin with a MessageHeader whose eventCoding is sij-appointment-notice."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-appointment-notice').exists()"

Profile: SijMessageAppointmentNotice
Parent: Bundle
Id: sij-message-appointment-notice
Title: "Message: appointment notice"
Description: "The clinic booked, moved or cancelled an appointment, or nobody came."
* obeys sij-inv-event-appointment-notice and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageAppointmentNoticeDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(appointment-notice, #notification)
* name = "SijMessageAppointmentNotice"
* title = "Appointment notice"
* description = "The clinic booked, moved or cancelled an appointment, or nobody came."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphAppointmentNotice
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(appointment-notice, #Task)
* name = "SijGraphAppointmentNotice"
* description = "What the bundle of a message sij-appointment-notice holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)

Instance: sij-message-appointment-notice-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(appointment-notice, sij-referral-task-example-scheduled)

Instance: sij-message-appointment-notice-example
InstanceOf: SijMessageAppointmentNotice
Usage: #example
* insert ExampleMessage(appointment-notice)
* insert ExampleEntry(Task, sij-referral-task-example-scheduled)
