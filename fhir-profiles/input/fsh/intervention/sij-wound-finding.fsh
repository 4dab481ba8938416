Profile: SijWoundFinding
Parent: Observation
Id: sij-wound-finding
Title: "Wound finding after surgery"
Description: "How the wound looked."
* insert ObservedFact
* insert SidedByBodySite
* code = SijObservationCodes#wound-finding
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-wound-finding, SijWoundFindingVS)

CodeSystem: SijWoundFindingCodes
Id: sij-wound-finding
Title: "Wound findings"
Description: "Wound findings that red flags are raised from."
* insert OwnCodes
* #clean "Clean"
* #erythema "Erythema"
* #drainage "Drainage"
* #fever "Fever"

ValueSet: SijWoundFindingVS
Id: sij-wound-finding-vs
Title: "Wound findings"
Description: "All of them."
* ^experimental = false
* include codes from system SijWoundFindingCodes

Instance: sij-wound-finding-example
InstanceOf: SijWoundFinding
Usage: #example
* insert ExampleObservation(WOUND-SYN-900-1)
* insert ExampleSide
* code = SijObservationCodes#wound-finding
* effectiveDateTime = "2024-02-05"
* valueCodeableConcept = SijWoundFindingCodes#clean "Clean"
