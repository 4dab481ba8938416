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
* parameter[+].name = #effective
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What happened later is left out, though it was known"
* parameter[=].type = #instant
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A Bundle of type collection: the plan first; its timestamp is the instant"
* parameter[=].type = #Bundle

Instance: sij-compare
InstanceOf: OperationDefinition
Usage: #definition
Title: "A plan at two instants"
* id = "sij-compare"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-compare"
* version = "1.0.0"
* name = "SijCompare"
* title = "A plan at two instants"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "What was added to a plan and all that belongs to it between two instants, what states something else and what is gone, in words. Provenance is left out: there is one for each version."
* affectsState = false
* code = #compare
* resource = #CarePlan
* system = false
* type = false
* instance = true
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "When it was known; in the past"
* parameter[=].type = #instant
* parameter[+].name = #to
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The same, not before from"
* parameter[=].type = #instant
* parameter[+].name = #from
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The earlier instant"
* parameter[=].type = #instant
* parameter[+].name = #to
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The later instant"
* parameter[=].type = #instant
* parameter[+].name = #change
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A resource that is otherwise"
* parameter[=].part[+].name = #kind
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "added, changed or removed"
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #title
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What it is: the type and what it is about"
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #before
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its version before"
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #after
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its version after"
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #words
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "What it states, or states otherwise, an element in each"
* parameter[=].part[=].type = #string

Instance: sij-timeline
InstanceOf: OperationDefinition
Usage: #definition
Title: "What became known about a plan"
* id = "sij-timeline"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-timeline"
* version = "1.0.0"
* name = "SijTimeline"
* title = "What became known about a plan"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "All that became known about a plan and what belongs to it, version by version in words, with when it became known here and when it happened."
* affectsState = false
* code = #timeline
* resource = #CarePlan
* system = false
* type = false
* instance = true
* parameter[+].name = #until
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What became known up to then; all without it"
* parameter[=].type = #instant
* parameter[+].name = #order
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "recorded (the default) or effective"
* parameter[=].type = #code
* parameter[+].name = #until
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The last instant that was looked at"
* parameter[=].type = #instant
* parameter[+].name = #moment
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What became known with one version"
* parameter[=].part[+].name = #recorded
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When it became known here"
* parameter[=].part[=].type = #instant
* parameter[=].part[+].name = #effective
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When it happened, as the resource says it; of a period the start"
* parameter[=].part[=].type = #dateTime
* parameter[=].part[+].name = #agent
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The partner that told it, or sij"
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #activity
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The event of the message, the interaction, or what the service did"
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #source
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The archived message"
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #kind
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "added, changed or removed"
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #title
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What it is: the type and what it is about"
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #before
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its version before"
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #after
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its version after"
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #words
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "What it states, or states otherwise, an element in each"
* parameter[=].part[=].type = #string
