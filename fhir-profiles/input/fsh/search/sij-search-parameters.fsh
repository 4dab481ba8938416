// What else than R4 has it resources are found by.

Instance: sij-side
InstanceOf: SearchParameter
Usage: #definition
Title: "Side"
* id = "sij-side"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-side"
* version = "1.0.0"
* name = "SijSide"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "The side of the body that a resource speaks of, by its own extension or by that of its body site."
* code = #sij-side
* base[0] = #AdverseEvent
* base[+] = #Appointment
* base[+] = #CarePlan
* base[+] = #Communication
* base[+] = #Condition
* base[+] = #DiagnosticReport
* base[+] = #DocumentReference
* base[+] = #Encounter
* base[+] = #EpisodeOfCare
* base[+] = #Flag
* base[+] = #Goal
* base[+] = #GuidanceResponse
* base[+] = #Observation
* base[+] = #Procedure
* base[+] = #ServiceRequest
* base[+] = #Task
* type = #token
* expression = "AdverseEvent.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Appointment.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | CarePlan.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Communication.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Condition.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | DiagnosticReport.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | DocumentReference.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Encounter.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | EpisodeOfCare.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Flag.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Goal.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | GuidanceResponse.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Observation.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Procedure.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | ServiceRequest.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Task.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Condition.bodySite.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Observation.bodySite.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | Procedure.bodySite.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value | ServiceRequest.bodySite.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality').value"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not
* modifier[+] = #text

Instance: sij-stage
InstanceOf: SearchParameter
Usage: #definition
Title: "Stage"
* id = "sij-stage"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-stage"
* version = "1.0.0"
* name = "SijStageParameter"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "The stage that a plan of care is in."
* code = #sij-stage
* base[0] = #CarePlan
* type = #token
* expression = "CarePlan.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-stage').value"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not
* modifier[+] = #text

Instance: sij-exit-reason
InstanceOf: SearchParameter
Usage: #definition
Title: "Exit reason"
* id = "sij-exit-reason"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-exit-reason"
* version = "1.0.0"
* name = "SijExitReasonParameter"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "Why a plan of care ended before its time."
* code = #sij-exit-reason
* base[0] = #CarePlan
* type = #token
* expression = "CarePlan.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-exit-reason').value"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not
* modifier[+] = #text

Instance: sij-injection-purpose
InstanceOf: SearchParameter
Usage: #definition
Title: "Injection purpose"
* id = "sij-injection-purpose"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-injection-purpose"
* version = "1.0.0"
* name = "SijInjectionPurposeParameter"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "What an injection was for."
* code = #sij-injection-purpose
* base[0] = #Procedure
* type = #token
* expression = "Procedure.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-injection-purpose').value"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not
* modifier[+] = #text

Instance: sij-guidance
InstanceOf: SearchParameter
Usage: #definition
Title: "Guidance"
* id = "sij-guidance"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-guidance"
* version = "1.0.0"
* name = "SijGuidanceParameter"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "By what imaging an injection was guided."
* code = #sij-guidance
* base[0] = #Procedure
* type = #token
* expression = "Procedure.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-guidance').value"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not
* modifier[+] = #text

Instance: sij-approach
InstanceOf: SearchParameter
Usage: #definition
Title: "Approach"
* id = "sij-approach"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-approach"
* version = "1.0.0"
* name = "SijApproachParameter"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "From where a fusion reached the joint."
* code = #sij-approach
* base[0] = #Procedure
* type = #token
* expression = "Procedure.extension.where(url='http://sij-pathways.example.org/fhir/StructureDefinition/sij-approach').value"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not
* modifier[+] = #text

Instance: sij-due
InstanceOf: SearchParameter
Usage: #definition
Title: "Due"
* id = "sij-due"
* url = "http://sij-pathways.example.org/fhir/SearchParameter/sij-due"
* version = "1.0.0"
* name = "SijDueParameter"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* description = "When what a Task asks for is due, such as the window of a visit."
* code = #sij-due
* base[0] = #Task
* type = #date
* expression = "Task.restriction.period"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* comparator[0] = #eq
* comparator[+] = #ne
* comparator[+] = #gt
* comparator[+] = #lt
* comparator[+] = #ge
* comparator[+] = #le
* comparator[+] = #sa
* comparator[+] = #eb
* comparator[+] = #ap
* modifier[0] = #missing
