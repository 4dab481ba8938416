Profile: SijCarePlan
Parent: CarePlan
Id: sij-care-plan
Title: "SI joint care plan"
Description: "The plan of one joint and episode, as it follows from the facts. The service alone writes it; nobody edits it."
* obeys sij-inv-exited-is-revoked and sij-inv-activity-keys
* identifier 1..1 MS
* identifier.system = "http://sij-pathways.example.org/fhir/sid/care-plan" (exactly)
* identifier.value 1..1
* instantiatesCanonical 1..* MS
* status from SijCarePlanStatusVS (required)
* intent = #plan
* subject only Reference(Patient)
* activity MS
* activity.extension contains SijActivityKey named activityKey 1..1 MS
* activity.outcomeReference MS
* insert SidedByExtension(1)
* extension contains SijStage named stage 1..1 MS and SijExitReason named exitReason 0..1 MS

ValueSet: SijCarePlanStatusVS
Id: sij-care-plan-status-vs
Title: "Status of a plan"
Description: "Active while the episode is open, completed after its last follow-up, revoked when it was left early."
* ^experimental = false
* http://hl7.org/fhir/request-status#active
* http://hl7.org/fhir/request-status#completed
* http://hl7.org/fhir/request-status#revoked

Extension: SijStage
Id: sij-stage
Title: "Stage of the pathway"
Description: "The furthest stage that a fact has entered."
Context: CarePlan
* value[x] 1..1
* value[x] only code
* valueCode from SijStageVS (required)

CodeSystem: SijStageCodes
Id: sij-stage
Title: "Stages of the pathway"
Description: "Each stage is entered by facts; exited overrides the others."
* insert OwnCodes
* #referred "Referred" "A referral was received."
* #assessment "Assessment" "The referral is accepted, or an examination or imaging is on record."
* #conservative-care "Conservative care" "A trial of conservative care has begun."
* #diagnostic-injection "Diagnostic injection" "A block is ordered or done."
* #therapeutic-injection "Therapeutic injection" "A therapeutic injection was done after a positive block."
* #fusion-eligibility "Fusion eligibility" "The clinic protocol's blocks are positive, or a surgical decision is on record."
* #fusion-scheduled "Fusion scheduled" "A fusion is ordered or booked."
* #post-op "After surgery" "A fusion is completed."
* #completed "Completed" "The last follow-up is done."
* #exited "Exited" "The pathway was left early."

ValueSet: SijStageVS
Id: sij-stage-vs
Title: "Stages of the pathway"
Description: "All stages."
* ^experimental = false
* include codes from system SijStageCodes

Extension: SijExitReason
Id: sij-exit-reason
Title: "Reason of leaving the pathway"
Description: "Why an episode ended early."
Context: CarePlan
* value[x] 1..1
* value[x] only code
* valueCode from SijExitReasonVS (required)

CodeSystem: SijExitReasonCodes
Id: sij-exit-reason
Title: "Reasons of leaving the pathway"
Description: "Why an episode ended early."
* insert OwnCodes
* #not-si-joint "Not the sacroiliac joint"
* #conservative-maintained "Conservative care maintained"
* #declined "Declined"
* #referral-declined "Referral declined"
* #cancelled "Cancelled"
* #lost "Lost to follow-up"
* #deceased "Deceased"

ValueSet: SijExitReasonVS
Id: sij-exit-reason-vs
Title: "Reasons of leaving the pathway"
Description: "All reasons."
* ^experimental = false
* include codes from system SijExitReasonCodes

Extension: SijActivityKey
Id: sij-activity-key
Title: "Key of an activity"
Description: "Names the activity within its plan, for as long as the plan lives."
Context: CarePlan.activity
* value[x] 1..1
* value[x] only string

Instance: sij-care-plan-example
InstanceOf: SijCarePlan
Usage: #example
* identifier.system = "http://sij-pathways.example.org/fhir/sid/care-plan"
* identifier.value = "SYN-900-right-1"
* instantiatesCanonical = "http://sij-pathways.example.org/fhir/PlanDefinition/clinic-protocol|1.0.0"
* status = #active
* intent = #plan
* subject = Reference(sij-patient-example)
* extension[laterality].valueCodeableConcept = $sct#24028007
* extension[stage].valueCode = #diagnostic-injection
* activity.extension[activityKey].valueString = "diagnostic-injection-2023-07-24"
* activity.outcomeReference = Reference(sij-injection-example-diagnostic)
* activity.detail.status = #completed
