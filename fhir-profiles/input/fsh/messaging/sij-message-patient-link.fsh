Invariant: sij-inv-event-patient-link
Description: "Begin with a MessageHeader whose eventCoding is sij-patient-link."
* severity = #error
* expression = "entry.first().resource.event.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event' and code = 'sij-patient-link').exists()"

Profile: SijMessagePatientLink
Parent: Bundle
Id: sij-message-patient-link
Title: "Message: patient update or merge"
Description: "The hospital changes what it knows of a person, or says that two records are one person."
* obeys sij-inv-event-patient-link and sij-inv-message-linked-patients
* insert MessageBundle

Instance: SijMessagePatientLinkDefinition
InstanceOf: MessageDefinition
Usage: #definition
* insert MessageDefinitionOf(patient-link, #notification)
* name = "SijMessagePatientLink"
* title = "Patient update or merge"
* description = "The hospital changes what it knows of a person, or says that two records are one person."
* insert FocusOn(#Patient, sij-patient)

Instance: SijGraphPatientLink
InstanceOf: GraphDefinition
Usage: #definition
* insert GraphOf(patient-link, #Patient)
* name = "SijGraphPatientLink"
* description = "What the bundle of a message sij-patient-link holds."
* insert StartsAt(sij-patient)
* insert Link(Patient.link.other, 0, 1, The record it is merged with)
* insert LinkTo(#Patient)
* insert StartRidingFacts

Instance: sij-message-patient-link-example-header
InstanceOf: MessageHeader
Usage: #inline
* insert ExampleHeader(patient-link, sij-patient-example)

Instance: sij-message-patient-link-example
InstanceOf: SijMessagePatientLink
Usage: #example
* insert ExampleMessage(patient-link)
