Extension: SijLaterality
Id: sij-laterality
Title: "Side of the joint"
Description: "Left or right; what concerns both joints is sent as two resources."
Context: CodeableConcept, AdverseEvent, CarePlan, DiagnosticReport, Flag, Goal, GuidanceResponse, Task
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from SijLateralityVS (required)

ValueSet: SijLateralityVS
Id: sij-laterality-vs
Title: "Left or right"
Description: "The side of the joint that a resource speaks of."
* insert SnomedNotice
* $sct#7771000 "Left"
* $sct#24028007 "Right"
