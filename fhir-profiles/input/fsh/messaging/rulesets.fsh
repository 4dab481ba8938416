// One message event is four things: a profile of the bundle, a graph of what it holds, a definition that joins them, an example.

RuleSet: MessageBundle
* type = #message
* timestamp 1..1 MS
* entry.fullUrl 1..1 MS
* entry.resource 1..1

RuleSet: MessageDefinitionOf(event, category)
* id = "sij-message-{event}"
* url = "http://sij-pathways.example.org/fhir/MessageDefinition/sij-message-{event}"
* version = "1.0.0"
* status = #active
* experimental = false
* date = "2026-01-01"
* publisher = "SIJ Pathways"
* eventCoding = SijMessageEventCodes#sij-{event}
* category = {category}
* responseRequired = #always
* allowedResponse[0].message = "http://sij-pathways.example.org/fhir/MessageDefinition/sij-message-acknowledgement|1.0.0"
* allowedResponse[0].situation = "Always, at once: ok, transient-error or fatal-error"
* graph = "http://sij-pathways.example.org/fhir/GraphDefinition/sij-graph-{event}|1.0.0"

RuleSet: AnsweredLaterBy(event)
* allowedResponse[1].message = "http://sij-pathways.example.org/fhir/MessageDefinition/sij-message-{event}|1.0.0"
* allowedResponse[1].situation = "Later, as a message of its own: what the clinic decided"

RuleSet: FocusOn(type, profile)
* focus.code = {type}
* focus.profile = "http://sij-pathways.example.org/fhir/StructureDefinition/{profile}|1.0.0"
* focus.min = 1
* focus.max = "1"

RuleSet: GraphOf(event, type)
* id = "sij-graph-{event}"
* url = "http://sij-pathways.example.org/fhir/GraphDefinition/sij-graph-{event}"
* version = "1.0.0"
* status = #active
* experimental = false
* publisher = "SIJ Pathways"
* start = {type}

RuleSet: StartsAt(profile)
* profile = "http://sij-pathways.example.org/fhir/StructureDefinition/{profile}|1.0.0"

RuleSet: Link(path, min, max, description)
* link[+].path = "{path}"
* link[=].min = {min}
* link[=].max = "{max}"
* link[=].description = "{description}"

RuleSet: LinkTo(type)
* link[=].target[+].type = {type}

RuleSet: LinkToProfile(type, profile)
* insert LinkTo({type})
* link[=].target[=].profile = "http://sij-pathways.example.org/fhir/StructureDefinition/{profile}|1.0.0"
* link[=].target[=].compartment.use = #requirement
* link[=].target[=].compartment.code = #Patient
* link[=].target[=].compartment.rule = #identical

// Whom the Task is for; always the first link. What follows in PatientLink hangs from this patient.
RuleSet: TaskFor
* insert Link(Task.for, 1, 1, The one patient that the message is about)
* insert LinkToProfile(#Patient, sij-patient)

// The referral. Where min is 0 it may be named by its identifier of type PLAC alone.
RuleSet: TaskFocus(min)
* insert Link(Task.focus, {min}, 1, The referral)
* insert LinkToProfile(#ServiceRequest, sij-referral)

RuleSet: TaskPeople
* insert Link(Task.requester, 0, 1, Who asked)
* insert LinkTo(#PractitionerRole)
* insert LinkTo(#Practitioner)
* insert LinkTo(#Organization)
* insert Link(Task.owner, 0, 1, Who is to do it)
* insert LinkTo(#PractitionerRole)
* insert LinkTo(#Practitioner)
* insert LinkTo(#Organization)

// Reverse links: resources that refer to the patient by the search parameter in params.
RuleSet: PatientLink(min, max, description)
* link[0].target[0].link[+].min = {min}
* link[0].target[0].link[=].max = "{max}"
* link[0].target[0].link[=].description = "{description}"

RuleSet: PatientFact(type, parameter, profile)
* insert PatientOther({type}, {parameter})
* link[0].target[0].link[=].target[=].profile = "http://sij-pathways.example.org/fhir/StructureDefinition/{profile}|1.0.0"

RuleSet: PatientOther(type, parameter)
* link[0].target[0].link[=].target[+].type = {type}
* link[0].target[0].link[=].target[=].params = "{parameter}={ref}"
* link[0].target[0].link[=].target[=].compartment.use = #requirement
* link[0].target[0].link[=].target[=].compartment.code = #Patient
* link[0].target[0].link[=].target[=].compartment.rule = #identical

RuleSet: PatientRidingFacts
* insert PatientLink(0, *, [[Facts about the patient: they may ride on any event, each in the profile of its type and code]])
* insert PatientFact(#Condition, patient, sij-condition)
* insert PatientFact(#Observation, patient, sij-provocation-test)
* insert PatientFact(#Observation, patient, sij-fortin-test)
* insert PatientFact(#Observation, patient, sij-pain-score)
* insert PatientFact(#Observation, patient, sij-odi-score)
* insert PatientFact(#Observation, patient, sij-eq5d-index)
* insert PatientFact(#Observation, patient, sij-promis-physical-function)
* insert PatientFact(#Observation, patient, sij-promis-pain-interference)
* insert PatientFact(#Observation, patient, sij-promis-global-health)
* insert PatientFact(#Observation, patient, sij-smoking-status)
* insert PatientFact(#Observation, patient, sij-cotinine)
* insert PatientFact(#Observation, patient, sij-surgical-decision)
* insert PatientFact(#Observation, patient, sij-neuro-finding)
* insert PatientFact(#Observation, patient, sij-wound-finding)
* insert PatientFact(#Observation, patient, sij-postop-symptom)
* insert PatientFact(#DiagnosticReport, patient, sij-imaging-report)
* insert PatientFact(#Procedure, patient, sij-conservative-trial)
* insert PatientFact(#Procedure, patient, sij-injection)
* insert PatientFact(#Procedure, patient, sij-fusion)
* insert PatientFact(#AdverseEvent, subject, sij-adverse-event)
* insert PatientLink(0, *, What surrounds the facts)
* insert PatientOther(#AllergyIntolerance, patient)
* insert PatientOther(#Appointment, actor)
* insert PatientOther(#CarePlan, patient)
* insert PatientOther(#Coverage, patient)
* insert PatientOther(#DocumentReference, patient)
* insert PatientOther(#MedicationRequest, patient)
* insert PatientOther(#MedicationStatement, patient)

RuleSet: StartLink(min, max, description)
* link[+].min = {min}
* link[=].max = "{max}"
* link[=].description = "{description}"

RuleSet: StartFact(type, parameter, profile)
* insert StartOther({type}, {parameter})
* link[=].target[=].profile = "http://sij-pathways.example.org/fhir/StructureDefinition/{profile}|1.0.0"

RuleSet: StartOther(type, parameter)
* link[=].target[+].type = {type}
* link[=].target[=].params = "{parameter}={ref}"
* link[=].target[=].compartment.use = #requirement
* link[=].target[=].compartment.code = #Patient
* link[=].target[=].compartment.rule = #identical

RuleSet: StartRidingFacts
* insert StartLink(0, *, [[Facts about the patient: they may ride on any event, each in the profile of its type and code]])
* insert StartFact(#Condition, patient, sij-condition)
* insert StartFact(#Observation, patient, sij-provocation-test)
* insert StartFact(#Observation, patient, sij-fortin-test)
* insert StartFact(#Observation, patient, sij-pain-score)
* insert StartFact(#Observation, patient, sij-odi-score)
* insert StartFact(#Observation, patient, sij-eq5d-index)
* insert StartFact(#Observation, patient, sij-promis-physical-function)
* insert StartFact(#Observation, patient, sij-promis-pain-interference)
* insert StartFact(#Observation, patient, sij-promis-global-health)
* insert StartFact(#Observation, patient, sij-smoking-status)
* insert StartFact(#Observation, patient, sij-cotinine)
* insert StartFact(#Observation, patient, sij-surgical-decision)
* insert StartFact(#Observation, patient, sij-neuro-finding)
* insert StartFact(#Observation, patient, sij-wound-finding)
* insert StartFact(#Observation, patient, sij-postop-symptom)
* insert StartFact(#DiagnosticReport, patient, sij-imaging-report)
* insert StartFact(#Procedure, patient, sij-conservative-trial)
* insert StartFact(#Procedure, patient, sij-injection)
* insert StartFact(#Procedure, patient, sij-fusion)
* insert StartFact(#AdverseEvent, subject, sij-adverse-event)
* insert StartLink(0, *, What surrounds the facts)
* insert StartOther(#AllergyIntolerance, patient)
* insert StartOther(#Appointment, actor)
* insert StartOther(#CarePlan, patient)
* insert StartOther(#Coverage, patient)
* insert StartOther(#DocumentReference, patient)
* insert StartOther(#MedicationRequest, patient)
* insert StartOther(#MedicationStatement, patient)

RuleSet: AboutTheReferral(referralMin)
* insert TaskFor
* insert TaskFocus({referralMin})
* insert TaskPeople
* insert PatientRidingFacts

// Examples.

RuleSet: ExampleHeader(event, focus)
* id = "sij-message-{event}-example-header"
* eventCoding = SijMessageEventCodes#sij-{event}
* source.endpoint = "http://demo-clinic.example.org/fhir/$process-message"
* destination.endpoint = "http://sij-pathways.example.org/fhir/$process-message"
* focus = Reference({focus})

RuleSet: ExampleMessage(event)
* type = #message
* timestamp = "2023-07-24T16:00:00-04:00"
* insert ExampleEntry(MessageHeader, sij-message-{event}-example-header)
* insert ExampleEntry(Patient, sij-patient-example)

RuleSet: ExampleEntry(type, name)
* entry[+].fullUrl = "http://demo-clinic.example.org/fhir/{type}/{name}"
* entry[=].resource = {name}
