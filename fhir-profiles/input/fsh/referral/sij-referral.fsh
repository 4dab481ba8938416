Profile: SijReferral
Parent: ServiceRequest
Id: sij-referral
Title: "Referral"
Description: "The request for care of one joint. Its identifier of type PLAC is the referral's name in every message."
* obeys sij-inv-placer-identifier
* insert Fact
* insert SidedByBodySite
* status MS
* intent = #order
* code 1..1 MS
* code = SijProcedureCodes#referral
* reasonReference MS
* insurance MS

Instance: sij-referral-example
InstanceOf: SijReferral
Usage: #example
* insert ExamplePlacer(REF-SYN-900-1)
* insert ExampleSide
* status = #active
* intent = #order
* code = SijProcedureCodes#referral "Referral for sacroiliac joint care"
* subject = Reference(sij-patient-example)
* authoredOn = "2023-06-20"
* reasonReference = Reference(sij-condition-example)
