Profile: SijPatient
Parent: Patient
Id: sij-patient
Title: "Patient"
Description: "The person, known by an identifier of a system that is registered for the sender."
* identifier 1..* MS
* identifier.system 1..1 MS
* identifier.value 1..1 MS
* birthDate 1..1 MS
* gender 1..1 MS

Instance: sij-patient-example
InstanceOf: SijPatient
Usage: #example
* identifier.system = "http://demo-hospital.example.org/mrn"
* identifier.value = "SYN-900"
* name.family = "Synthetica-Example"
* name.given = "Nobody"
* birthDate = "1971-05-04"
* gender = #female
