// What waits to be applied, for whoever may see the archived messages.

RuleSet: Given(name, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "{documentation}"
* parameter[=].type = {type}

RuleSet: PartOfMessage(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].documentation = "{documentation}"
* parameter[=].part[=].type = {type}

Instance: sij-parked-messages
InstanceOf: OperationDefinition
Usage: #definition
Title: "Parked messages"
* id = "sij-parked-messages"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-parked-messages"
* version = "1.0.0"
* name = "SijParkedMessages"
* title = "Parked messages"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "Messages that were answered ok and wait for a person, a referral or a resource that is not known yet, or were refused when that came; the longest parked first. A partner gets its own, an auditor everyone's. Nothing of what a message says about the patient is told."
* affectsState = false
* code = #parked-messages
* system = true
* type = false
* instance = false
* insert Given(_count, #integer, [[How many messages to list at most]])
* insert Given(_cursor, #string, [[Where to go on, as it stands in the next link]])
* parameter[+].name = #message
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One parked message"
* insert PartOfMessage(id, 1, 1, #id, [[MessageHeader.id]])
* insert PartOfMessage(partner, 1, 1, #string, [[Client id of the partner that sent it]])
* insert PartOfMessage(event, 1, 1, #Coding, [[MessageHeader.eventCoding]])
* insert PartOfMessage(sent, 1, 1, #instant, [[Bundle.timestamp]])
* insert PartOfMessage(since, 1, 1, #instant, [[When it was parked]])
* insert PartOfMessage(state, 1, 1, #code, [[waiting: it is applied when what it waits for comes; refused: that came and it could not be applied]])
* insert PartOfMessage(waits-for, 0, *, #code, [[While it waits: person, referral or resource]])
* insert PartOfMessage(bundle, 1, 1, #Reference, [[The archived message]])
* parameter[+].name = #next
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Address of the next page, when there are more"
* parameter[=].type = #uri
