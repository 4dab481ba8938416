// What is recorded of a patient, provable without this service.

Instance: sij-audit-export
InstanceOf: OperationDefinition
Usage: #definition
Title: "What is recorded of a patient, with its proofs"
* id = "sij-audit-export"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-audit-export"
* version = "1.0.0"
* name = "SijAuditExport"
* title = "What is recorded of a patient, with its proofs"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "For auditors: the versions of all resources of a patient and the audit events about the patient from one instant until before another, each with the proof that it is in the ledger, the signed checkpoint and the keys, as one ZIP file that is checked offline."
* affectsState = false
* code = #audit-export
* resource = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "First instant of the period"
* parameter[=].type = #instant
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "First instant after the period; in the past"
* parameter[=].type = #instant
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The file itself, as application/zip"
* parameter[=].type = #Binary
