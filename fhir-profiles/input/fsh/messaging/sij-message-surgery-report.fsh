Invariant: sij-inv-event-surgery-report
Description: "Begin with a MessageHeader whose eventCoding is sij-surgery-report."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-surgery-report').exists()"

Profile: SijMessageSurgeryReport
Parent: Bundle
Id: sij-message-surgery-report
Title: "Message: surgery report"
Description: "The clinic operated on the joint."
* obeys sij-inv-event-surgery-report and sij-inv-message-one-patient
* insert MessageBundle

Instance: SijMessageSurgeryReportDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(surgery-report, #notification)
* name = "SijMessageSurgeryReport"
* title = "Surgery report"
* description = "The clinic operated on the joint."
* insert FocusOn(#Task, sij-referral-task)

Instance: SijGraphSurgeryReport
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(surgery-report, #Task)
* name = "SijGraphSurgeryReport"
* description = "What the bundle of a message sij-surgery-report holds."
* insert StartsAt(sij-referral-task)
* insert AboutTheReferral(0)
* insert PatientLink(1, *, The operation)
* insert PatientFact(#Procedure, patient, sij-fusion)
* link[0].target[0].link[=].target[=].link.path = "Procedure.focalDevice.manipulated"
* link[0].target[0].link[=].target[=].link.min = 0
* link[0].target[0].link[=].target[=].link.max = "*"
* link[0].target[0].link[=].target[=].link.description = "Its implants"
* link[0].target[0].link[=].target[=].link.target.type = #Device
* link[0].target[0].link[=].target[=].link.target.profile = "http://sij-pathways.example.org/fhir/StructureDefinition/sij-implant|1.0.0"

Instance: sij-message-surgery-report-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(surgery-report, sij-referral-task-example-active)

Instance: sij-message-surgery-report-example
InstanceOf: SijMessageSurgeryReport
Usage: #example
* insert ExampleMessage(surgery-report)
* insert ExampleEntry(Task, sij-referral-task-example-active)
* insert ExampleEntry(Procedure, sij-fusion-example)
* insert ExampleEntry(Device, sij-implant-example-1)
* insert ExampleEntry(Device, sij-implant-example-2)
