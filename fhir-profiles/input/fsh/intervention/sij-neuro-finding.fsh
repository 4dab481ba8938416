Profile: SijNeuroFinding
Parent: Observation
Id: sij-neuro-finding
Title: "Neurological finding after surgery"
Description: "The neurological examination after an operation, compared with the one before it."
* insert ObservedFact
* insert SidedByBodySite
* code = SijObservationCodes#neurological-finding
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-neuro-finding, SijNeuroFindingVS)

CodeSystem: SijNeuroFindingCodes
Id: sij-neuro-finding
Title: "Neurological findings"
Description: "Neurological findings that red flags are raised from."
* insert OwnCodes
* #unchanged "Unchanged"
* #motor-deficit "New motor deficit"
* #radicular-pain "New radicular pain"
* #saddle-anaesthesia "Saddle anaesthesia"
* #bladder-bowel-change "Change of bladder or bowel function"

ValueSet: SijNeuroFindingVS
Id: sij-neuro-finding-vs
Title: "Neurological findings"
Description: "All of them."
* ^experimental = false
* include codes from system SijNeuroFindingCodes

Instance: sij-neuro-finding-example
InstanceOf: SijNeuroFinding
Usage: #example
* insert ExampleObservation(NEURO-SYN-900-1)
* insert ExampleSide
* code = SijObservationCodes#neurological-finding
* effectiveDateTime = "2024-02-05"
* valueCodeableConcept = SijNeuroFindingCodes#unchanged "Unchanged"
