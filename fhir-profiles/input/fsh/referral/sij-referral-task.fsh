// Shape of the referral Task of BSeR 2.0.0-ballot and the coordination Task of COW 1.0.0-ballot.

Profile: SijReferralTask
Parent: Task
Id: sij-referral-task
Title: "Referral task"
Description: "Where the referral stands. It stays with the clinic; a follow-up after the referral's end is a child task that names it in partOf."
* obeys sij-inv-task-placer-identifier and sij-inv-task-status-agrees and sij-inv-task-reason
* insert SidedByExtension(0)
* identifier 1..* MS
* partOf MS
* status MS
* statusReason MS
* insert OneOwnCodeOf(businessStatus, sij-business-status, SijBusinessStatusVS)
* intent = #order
* code 1..1 MS
* code = $task-code#fulfill
* focus 1..1 MS
* focus only Reference(ServiceRequest)
* for 1..1 MS
* for only Reference(Patient)
* requester 1..1 MS
* owner 1..1 MS
* authoredOn 1..1 MS
* lastModified MS
* input MS
* output MS

Profile: SijCancellationTask
Parent: Task
Id: sij-cancellation-task
Title: "Cancellation request"
Description: "The placer asks for a referral to be cancelled that the clinic has begun to work on; the clinic confirms."
* identifier 1..* MS
* intent = #order
* code 1..1 MS
* code = $task-code#abort
* focus 1..1 MS
* focus only Reference(Task)
* for 1..1 MS
* for only Reference(Patient)
* requester 1..1 MS
* authoredOn 1..1 MS

CodeSystem: SijBusinessStatusCodes
Id: sij-business-status
Title: "Business status of a referral"
Description: "The codes of BSeR's task business status and one of ours for a referral that waits for information."
* insert OwnCodes
* #2.0 "Created"
* #3.0 "Accepted"
* #4.0 "Declined"
* #5.1 "Active"
* #5.1.1 "Event Scheduled"
* #5.1.2 "Unattended"
* #5.1.3 "Event Cancelled"
* #5.1.4 "Event Completed"
* #5.2 "Cancellation Requested"
* #6.0 "Cancelled"
* #7.0 "Completed"
* #awaiting-information "Awaiting Information"

ValueSet: SijBusinessStatusVS
Id: sij-business-status-vs
Title: "Business status of a referral"
Description: "All of them."
* ^experimental = false
* include codes from system SijBusinessStatusCodes

CodeSystem: SijDeclineReasonCodes
Id: sij-decline-reason
Title: "Reasons of declining a referral"
Description: "Why a clinic declines a referral, in Task.statusReason."
* insert OwnCodes
* #not-si-joint "The pain is not of the sacroiliac joint"
* #conservative-care-first "Conservative care comes first"
* #information-missing "Information is missing"
* #not-covered "The payer does not cover it here"
* #no-capacity "No capacity in time"
* #patient-declined "The patient does not want it"
* #patient-not-reached "The patient cannot be reached"
* #other "Another reason"

RuleSet: ExamplePlacer(value)
* identifier.type = $identifier-type#PLAC
* identifier.system = "http://demo-hospital.example.org/referral"
* identifier.value = "{value}"
* identifier.assigner.display = "Demo General Hospital"

RuleSet: ExampleTask
* intent = #order
* for = Reference(sij-patient-example)
* requester.display = "Demo General Hospital"
* owner.display = "Demo SI Joint Clinic"
* authoredOn = "2023-06-20T09:00:00-04:00"
* lastModified = "2023-06-20T09:00:00-04:00"

RuleSet: ExampleReferralTask(status, businessStatus)
* insert ExamplePlacer(REF-SYN-900-1)
* insert ExampleTask
* code = $task-code#fulfill
* status = {status}
* businessStatus = SijBusinessStatusCodes{businessStatus}
* extension[laterality].valueCodeableConcept = $sct#24028007

RuleSet: ExampleReferralNamed
* focus.type = "ServiceRequest"
* focus.identifier.type = $identifier-type#PLAC
* focus.identifier.system = "http://demo-hospital.example.org/referral"
* focus.identifier.value = "REF-SYN-900-1"

Instance: sij-referral-task-example
InstanceOf: SijReferralTask
Usage: #example
* insert ExampleReferralTask(#received, #2.0)
* focus = Reference(sij-referral-example)

Instance: sij-referral-task-example-accepted
InstanceOf: SijReferralTask
Usage: #example
* insert ExampleReferralTask(#accepted, #3.0)
* insert ExampleReferralNamed

Instance: sij-referral-task-example-scheduled
InstanceOf: SijReferralTask
Usage: #example
* insert ExampleReferralTask(#in-progress, #5.1.1)
* insert ExampleReferralNamed

Instance: sij-referral-task-example-active
InstanceOf: SijReferralTask
Usage: #example
* insert ExampleReferralTask(#in-progress, #5.1.4)
* insert ExampleReferralNamed

Instance: sij-referral-task-example-completed
InstanceOf: SijReferralTask
Usage: #example
* insert ExampleReferralTask(#completed, #7.0)
* insert ExampleReferralNamed

Instance: sij-referral-task-example-cancelled
InstanceOf: SijReferralTask
Usage: #example
* insert ExampleReferralTask(#cancelled, #6.0)
* insert ExampleReferralNamed
* statusReason.text = "The patient moved away"

Instance: sij-referral-task-example-follow-up
InstanceOf: SijReferralTask
Usage: #example
* identifier.system = "http://demo-clinic.example.org/task"
* identifier.value = "VISIT-SYN-900-1"
* partOf.type = "Task"
* partOf.identifier.system = "http://demo-hospital.example.org/referral"
* partOf.identifier.value = "REF-SYN-900-1"
* insert ExampleTask
* code = $task-code#fulfill
* status = #completed
* businessStatus = SijBusinessStatusCodes#7.0 "Completed"
* insert ExampleReferralNamed

Instance: sij-cancellation-task-example
InstanceOf: SijCancellationTask
Usage: #example
* identifier.system = "http://demo-hospital.example.org/cancellation"
* identifier.value = "CANCEL-SYN-900-1"
* insert ExampleTask
* code = $task-code#abort
* status = #requested
* focus = Reference(sij-referral-task-example)
