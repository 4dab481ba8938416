Profile: SijOutcome
Parent: Observation
Id: sij-outcome
Title: "Outcome of a fusion"
Description: "Composite success at six months: pain fell by the agreed points, no serious device-related event, no neurological worsening, no re-intervention."
* subject 1..1 MS
* subject only Reference(Patient)
* insert SidedByBodySite
* code = SijObservationCodes#fusion-success-composite
* focus 1..1 MS
* focus only Reference(Procedure)
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-outcome, SijOutcomeVS)

CodeSystem: SijOutcomeCodes
Id: sij-outcome
Title: "Outcomes of a fusion"
Description: "Result of the composite."
* insert OwnCodes
* #success "Success"
* #failure "Failure"
* #indeterminate "Indeterminate"

ValueSet: SijOutcomeVS
Id: sij-outcome-vs
Title: "Outcomes of a fusion"
Description: "All outcomes."
* ^experimental = false
* include codes from system SijOutcomeCodes

Instance: sij-outcome-example-success
InstanceOf: SijOutcome
Usage: #example
* status = #final
* insert ExampleSide
* code = SijObservationCodes#fusion-success-composite
* subject = Reference(sij-patient-example)
* focus = Reference(sij-fusion-example)
* effectiveDateTime = "2024-07-22"
* valueCodeableConcept = SijOutcomeCodes#success "Success"
