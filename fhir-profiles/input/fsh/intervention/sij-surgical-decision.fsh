Profile: SijSurgicalDecision
Parent: Observation
Id: sij-surgical-decision
Title: "Surgical decision"
Description: "What surgeon and patient decided for one joint, with the approach they plan."
* insert ObservedFact
* insert SidedByBodySite
* code = SijObservationCodes#surgical-decision
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-decision, SijDecisionVS)
* extension contains SijApproach named approach 0..1 MS

CodeSystem: SijDecisionCodes
Id: sij-decision
Title: "Surgical decisions"
Description: "What was decided."
* insert OwnCodes
* #proceed "Proceed"
* #decline "Decline"
* #defer "Defer"
* #conservative-maintained "Conservative care maintained"
* #lost "Lost to follow-up"

ValueSet: SijDecisionVS
Id: sij-decision-vs
Title: "Surgical decisions"
Description: "All decisions."
* ^experimental = false
* include codes from system SijDecisionCodes

Instance: sij-surgical-decision-example-proceed
InstanceOf: SijSurgicalDecision
Usage: #example
* insert ExampleObservation(DEC-SYN-900-1)
* insert ExampleSide
* code = SijObservationCodes#surgical-decision "Surgical decision"
* effectiveDateTime = "2023-12-11"
* valueCodeableConcept = SijDecisionCodes#proceed "Proceed"
* extension[approach].valueCode = #lateral-transfixing
