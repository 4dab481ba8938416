// What is sent to partners, for those who watch over it.

Instance: sij-deliveries
InstanceOf: OperationDefinition
Usage: #definition
Title: "Deliveries"
* id = "sij-deliveries"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-deliveries"
* version = "1.0.0"
* name = "SijDeliveries"
* title = "Deliveries"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "Messages to partners, the oldest first. A partner gets what is sent to itself, the clinic and auditors everything. Nothing of what a message says about the patient is told."
* affectsState = false
* code = #deliveries
* system = true
* type = false
* instance = false
* insert Given(partner, #string, [[Client id of the partner; for the clinic and auditors]])
* insert Given(state, #code, [[waiting, in-custody, delivered, dead, replaced or discarded]])
* insert Given(_count, #integer, [[How many messages to list at most]])
* insert Given(_cursor, #string, [[Where to go on, as it stands in the next link]])
* parameter[+].name = #message
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One message to a partner"
* insert PartOfMessage(id, 1, 1, #id, [[MessageHeader.id]])
* insert PartOfMessage(partner, 1, 1, #string, [[Client id of the partner that it is for]])
* insert PartOfMessage(event, 1, 1, #Coding, [[MessageHeader.eventCoding]])
* insert PartOfMessage(told, 1, 1, #instant, [[When what it tells was told]])
* insert PartOfMessage(state, 1, 1, #code, [[waiting; in-custody: the partner keeps it and has not answered; delivered; dead: set aside; replaced: set aside and a new one sent in its place; discarded: set aside for good]])
* insert PartOfMessage(reason, 0, 1, #code, [[Why it stands so]])
* insert PartOfMessage(attempts, 1, 1, #integer, [[How often it was sent]])
* insert PartOfMessage(due, 0, 1, #instant, [[When it is sent next, while it waits]])
* insert PartOfMessage(replaces, 0, 1, #id, [[MessageHeader.id of the message it was sent in place of]])
* insert PartOfMessage(lost, 0, *, #string, [[What the partner could not be told of it: the resource's type and why, once for each resource]])
* parameter[+].name = #next
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Address of the next page, when there are more"
* parameter[=].type = #uri

Instance: sij-send-again
InstanceOf: OperationDefinition
Usage: #definition
Title: "Send again"
* id = "sij-send-again"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-send-again"
* version = "1.0.0"
* name = "SijSendAgain"
* title = "Send again"
* status = #active
* kind = #operation
* experimental = false
* publisher = "SIJ Pathways"
* description = "Has messages that were set aside sent again, at most 1,000 at once, the oldest first: one whose content was refused as a new message, written from the record as it is now; any other as it was. For the clinic. Returns those it concerns as they stood before."
* affectsState = true
* code = #send-again
* system = true
* type = false
* instance = false
* parameter[+].name = #partner
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Client id of the partner"
* parameter[=].type = #string
* parameter[+].name = #message
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "MessageHeader.id of those to be sent again; all that were set aside when none is given"
* parameter[=].type = #id
* insert Given(dry-run, #boolean, [[Only tell which it would concern]])
* parameter[+].name = #message
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One message to a partner"
* insert PartOfMessage(id, 1, 1, #id, [[MessageHeader.id]])
* insert PartOfMessage(partner, 1, 1, #string, [[Client id of the partner that it is for]])
* insert PartOfMessage(event, 1, 1, #Coding, [[MessageHeader.eventCoding]])
* insert PartOfMessage(told, 1, 1, #instant, [[When what it tells was told]])
* insert PartOfMessage(state, 1, 1, #code, [[waiting; in-custody: the partner keeps it and has not answered; delivered; dead: set aside; replaced: set aside and a new one sent in its place; discarded: set aside for good]])
* insert PartOfMessage(reason, 0, 1, #code, [[Why it stands so]])
* insert PartOfMessage(attempts, 1, 1, #integer, [[How often it was sent]])
* insert PartOfMessage(due, 0, 1, #instant, [[When it is sent next, while it waits]])
* insert PartOfMessage(replaces, 0, 1, #id, [[MessageHeader.id of the message it was sent in place of]])
* insert PartOfMessage(lost, 0, *, #string, [[What the partner could not be told of it: the resource's type and why, once for each resource]])

Instance: sij-hold-deliveries
InstanceOf: OperationDefinition
Usage: #definition
Title: "Hold deliveries"
* id = "sij-hold-deliveries"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-hold-deliveries"
* version = "1.0.0"
* name = "SijHoldDeliveries"
* title = "Hold deliveries"
* status = #active
* kind = #operation
* experimental = false
* publisher = "SIJ Pathways"
* description = "Nothing is sent to the partner until it is released; what is told meanwhile waits. For the clinic."
* affectsState = true
* code = #hold-deliveries
* system = true
* type = false
* instance = false
* parameter[+].name = #partner
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Client id of the partner"
* parameter[=].type = #string

Instance: sij-release-deliveries
InstanceOf: OperationDefinition
Usage: #definition
Title: "Release deliveries"
* id = "sij-release-deliveries"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-release-deliveries"
* version = "1.0.0"
* name = "SijReleaseDeliveries"
* title = "Release deliveries"
* status = #active
* kind = #operation
* experimental = false
* publisher = "SIJ Pathways"
* description = "Sending to the partner goes on at once, also when it was paused because the partner failed too often. For the clinic."
* affectsState = true
* code = #release-deliveries
* system = true
* type = false
* instance = false
* parameter[+].name = #partner
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Client id of the partner"
* parameter[=].type = #string
