// What an auditor asks of a plan.

Instance: sij-as-of
InstanceOf: OperationDefinition
Usage: #definition
Title: "A plan as it was known"
* id = "sij-as-of"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-as-of"
* version = "1.0.0"
* name = "SijAsOf"
* title = "A plan as it was known"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "The plan with all that belongs to it, as it was known at an instant: its goals, receipts, evidence, referral and tasks, the Provenance of just these versions, and the shared resources they name. Asked again, the answer is the same."
* affectsState = false
* code = #as-of
* resource = #CarePlan
* system = false
* type = false
* instance = true
* parameter[+].name = #instant
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "When it was known; in the past"
* parameter[=].type = #instant
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A Bundle of type collection: the plan first; its timestamp is the instant"
* parameter[=].type = #Bundle
