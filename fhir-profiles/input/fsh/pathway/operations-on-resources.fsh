Instance: sij-everything
InstanceOf: OperationDefinition
Usage: #definition
Title: "Everything of a plan"
* id = "sij-everything"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-everything"
* version = "1.0.0"
* name = "SijEverything"
* title = "Everything of a plan"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "A plan, what it refers to and what refers to it, as it is now, page by page: the patient, goals, receipts, outcomes, flags, tasks and Provenance, with the shared resources that they name."
* affectsState = false
* code = #everything
* resource = #CarePlan
* system = false
* type = false
* instance = true
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Only what happened on this day or later"
* parameter[=].type = #date
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Only what happened on this day or before"
* parameter[=].type = #date
* parameter[+].name = #_since
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Only what became known then or later"
* parameter[=].type = #instant
* parameter[+].name = #_type
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Only resources of these types"
* parameter[=].type = #code
* parameter[+].name = #_count
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Most resources on a page"
* parameter[=].type = #integer
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A Bundle of type searchset: the plan first; shared resources have the mode include"
* parameter[=].type = #Bundle

Instance: sij-diff
InstanceOf: OperationDefinition
Usage: #definition
Title: "Two versions of a resource"
* id = "sij-diff"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-diff"
* version = "1.0.0"
* name = "SijDiff"
* title = "Two versions of a resource"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "What one version of a resource states otherwise than another one, as both are shown to the caller: as a FHIRPath Patch that turns the one into the other, and in words. Elements of lists are told by their keys, not by their places. Metadata and narrative are left out."
* affectsState = false
* code = #diff
* resource = #Resource
* system = false
* type = false
* instance = true
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Number of the version to begin with"
* parameter[=].type = #string
* parameter[+].name = #to
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Number of the other version"
* parameter[=].type = #string
* parameter[+].name = #from
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The one version"
* parameter[=].type = #Reference
* parameter[+].name = #to
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The other version"
* parameter[=].type = #Reference
* parameter[+].name = #text
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What is stated otherwise, an element in each"
* parameter[=].type = #string
* parameter[+].name = #patch
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "FHIRPath Patch; none when both state the same"
* parameter[=].type = #Parameters
