Profile: SijConservativeTrial
Parent: Procedure
Id: sij-conservative-trial
Title: "Trial of conservative care"
Description: "One kind of conservative care over a period; an open end means that it goes on."
* insert Fact
* status MS
* code 1..1 MS
* insert OneOwnCodeOf(code, sij-procedure, SijConservativeTrialVS)
* performed[x] 1..1 MS
* performed[x] only Period
* performedPeriod.start 1..1 MS
* performedPeriod.end MS
* insert OneOwnCodeOf(outcome, sij-trial-outcome, SijTrialOutcomeVS)
* extension contains SijSessions named sessions 0..1 MS and SijInPerson named inPerson 0..1 MS

ValueSet: SijConservativeTrialVS
Id: sij-conservative-trial-vs
Title: "Kinds of conservative care"
Description: "What payers count as conservative care."
* ^experimental = false
* SijProcedureCodes#physical-therapy
* SijProcedureCodes#home-exercise
* SijProcedureCodes#medication
* SijProcedureCodes#si-belt
* SijProcedureCodes#activity-modification
* SijProcedureCodes#manipulation
* SijProcedureCodes#radiofrequency-ablation

CodeSystem: SijTrialOutcomeCodes
Id: sij-trial-outcome
Title: "Outcome of a trial"
Description: "The clinician's judgement of a trial of conservative care."
* insert OwnCodes
* #failed "Failed"
* #partial "Partial"
* #sufficient "Sufficient"

ValueSet: SijTrialOutcomeVS
Id: sij-trial-outcome-vs
Title: "Outcome of a trial"
Description: "All outcomes."
* ^experimental = false
* include codes from system SijTrialOutcomeCodes

Extension: SijSessions
Id: sij-sessions
Title: "Sessions attended"
Description: "Number of sessions the patient attended."
Context: Procedure
* value[x] 1..1
* value[x] only integer
* valueInteger ^minValueInteger = 0

Extension: SijInPerson
Id: sij-in-person
Title: "In person"
Description: "Whether the patient met the therapist in person."
Context: Procedure
* value[x] 1..1
* value[x] only boolean

Instance: sij-conservative-trial-example-therapy
InstanceOf: SijConservativeTrial
Usage: #example
* insert ExampleIdentifier(TRIAL-SYN-900-1)
* status = #completed
* code = SijProcedureCodes#physical-therapy "Physical therapy"
* subject = Reference(sij-patient-example)
* performedPeriod.start = "2023-03-13"
* performedPeriod.end = "2023-06-16"
* extension[sessions].valueInteger = 24
* extension[inPerson].valueBoolean = true
* outcome = SijTrialOutcomeCodes#failed "Failed"
