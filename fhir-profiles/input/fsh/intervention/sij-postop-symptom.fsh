Profile: SijPostopSymptom
Parent: Observation
Id: sij-postop-symptom
Title: "Symptom after surgery"
Description: "A symptom that may warn of thrombosis, embolism, fall or fracture."
* insert ObservedFact
* insert SidedByBodySite
* code = SijObservationCodes#postop-symptom
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-postop-symptom, SijPostopSymptomVS)

CodeSystem: SijPostopSymptomCodes
Id: sij-postop-symptom
Title: "Symptoms after surgery"
Description: "Symptoms after surgery that red flags are raised from."
* insert OwnCodes
* #calf-pain "Calf pain"
* #calf-swelling "Calf swelling"
* #chest-pain "Chest pain"
* #dyspnoea "Dyspnoea"
* #fall "Fall"
* #sudden-pain "Sudden pain"

ValueSet: SijPostopSymptomVS
Id: sij-postop-symptom-vs
Title: "Symptoms after surgery"
Description: "All of them."
* ^experimental = false
* include codes from system SijPostopSymptomCodes

Instance: sij-postop-symptom-example
InstanceOf: SijPostopSymptom
Usage: #example
* insert ExampleObservation(SYMPTOM-SYN-900-1)
* insert ExampleSide
* code = SijObservationCodes#postop-symptom
* effectiveDateTime = "2024-02-05"
* valueCodeableConcept = SijPostopSymptomCodes#calf-pain "Calf pain"
