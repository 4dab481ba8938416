Profile: SijImplant
Parent: Device
Id: sij-implant
Title: "Implant"
Description: "One implant with its UDI and lot, so that a recall finds the patient."
* identifier 1..* MS
* udiCarrier 1..* MS
* lotNumber 1..1 MS
* patient MS

RuleSet: ExampleImplant(value, lot)
* insert ExampleIdentifier({value})
* udiCarrier.deviceIdentifier = "00000000000017"
* udiCarrier.issuer = "http://hl7.org/fhir/NamingSystem/gs1-di"
* udiCarrier.carrierHRF = "(01)00000000000017(10){lot}"
* lotNumber = "{lot}"
* patient = Reference(sij-patient-example)

Instance: sij-implant-example-1
InstanceOf: SijImplant
Usage: #example
* insert ExampleImplant(IMPL-SYN-900-1, LOT-A1)

Instance: sij-implant-example-2
InstanceOf: SijImplant
Usage: #example
* insert ExampleImplant(IMPL-SYN-900-2, LOT-A2)
