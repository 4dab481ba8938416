Extension: SijLaterality
Id: sij-laterality
Title: "Side of the joint"
Description: "Left or right; what concerns both joints is sent as two resources."
Context: CodeableConcept, AdverseEvent, Appointment, CarePlan, Communication, Condition, DiagnosticReport, DocumentReference, Encounter, EpisodeOfCare, Flag, Goal, GuidanceResponse, Observation, Procedure, ServiceRequest, Task
* value[x] 1..1
* value[x] only CodeableConcept
* insert OneCodeOf(valueCodeableConcept, $sct, SijLateralityVS)

ValueSet: SijLateralityVS
Id: sij-laterality-vs
Title: "Left or right"
Description: "The side of the joint that a resource speaks of."
* insert SnomedNotice
* $sct#7771000 "Left"
* $sct#24028007 "Right"
