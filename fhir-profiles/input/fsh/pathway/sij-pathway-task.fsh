Profile: SijPathwayTask
Parent: Task
Id: sij-pathway-task
Title: "Injection, surgery, follow-up or missing evidence"
Description: "What is to be done within a referral, as part of its Task: an injection, an operation, a visit that is due; or evidence that a policy still needs. The restriction's period is the window; failed says that it was missed."
* insert SidedByExtension(1)
* status from SijPathwayTaskStatusVS (required)
* intent = #order
* code 1..1 MS
* insert OneOwnCodeOf(code, sij-task, SijTaskVS)
* for 1..1 MS
* for only Reference(Patient)
* partOf MS
* restriction.period MS

ValueSet: SijPathwayTaskStatusVS
Id: sij-pathway-task-status-vs
Title: "Status of a pathway task"
Description: "Requested, completed, or failed when its window was missed; cancelled when its episode ended first."
* ^experimental = false
* http://hl7.org/fhir/task-status#requested
* http://hl7.org/fhir/task-status#completed
* http://hl7.org/fhir/task-status#failed
* http://hl7.org/fhir/task-status#cancelled

CodeSystem: SijTaskCodes
Id: sij-task
Title: "Pathway tasks"
Description: "What the service asks people to do."
* insert OwnCodes
* #injection "Injection"
* #surgery "Surgery"
* #follow-up-due "Follow-up due"
* #evidence-missing "Evidence missing"

ValueSet: SijTaskVS
Id: sij-task-vs
Title: "Pathway tasks"
Description: "All tasks."
* ^experimental = false
* include codes from system SijTaskCodes

Instance: sij-pathway-task-example-follow-up
InstanceOf: SijPathwayTask
Usage: #example
* extension[laterality].valueCodeableConcept = $sct#24028007
* status = #requested
* intent = #order
* code = SijTaskCodes#follow-up-due "Follow-up due"
* for = Reference(sij-patient-example)
* restriction.period.start = "2024-07-01"
* restriction.period.end = "2024-08-12"
