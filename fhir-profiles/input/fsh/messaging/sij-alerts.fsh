// What somebody should look at.

Instance: sij-alerts
InstanceOf: OperationDefinition
Usage: #definition
Title: "Alerts"
* id = "sij-alerts"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-alerts"
* version = "1.0.0"
* name = "SijAlerts"
* title = "Alerts"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "What should have happened between partners and has not, the newest first: one alert for each condition and subject, from the moment it holds until it no longer does. For the clinic."
* affectsState = false
* code = #alerts
* system = true
* type = false
* instance = false
* insert Given(_count, #integer, [[How many alerts to list at most]])
* insert Given(_cursor, #string, [[Where to go on, as it stands in the next link]])
* parameter[+].name = #alert
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One alert"
* insert PartOfMessage(number, 1, 1, #positiveInt, [[By which it is acknowledged]])
* insert PartOfMessage(condition, 1, 1, #code, [[delivery-dead, delivery-waits, custody-unanswered, referral-unanswered or partner-quiet]])
* insert PartOfMessage(subject, 1, 1, #string, [[Client id of a partner, or a reference to a Task]])
* insert PartOfMessage(opened, 1, 1, #instant, [[Since when it holds]])
* insert PartOfMessage(acknowledged, 0, 1, #instant, [[Since when somebody looks after it]])
* insert PartOfMessage(acknowledged-by, 0, 1, #string, [[Client id of who does]])
* insert PartOfMessage(resolved, 0, 1, #instant, [[Since when it no longer holds]])
* insert PartOfMessage(contact, 0, 1, #string, [[Whom to call at the partner's, as registered]])
* parameter[+].name = #next
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Address of the next page, when there are more"
* parameter[=].type = #uri

Instance: sij-acknowledge-alert
InstanceOf: OperationDefinition
Usage: #definition
Title: "Acknowledge an alert"
* id = "sij-acknowledge-alert"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-acknowledge-alert"
* version = "1.0.0"
* name = "SijAcknowledgeAlert"
* title = "Acknowledge an alert"
* status = #active
* kind = #operation
* experimental = false
* publisher = "SIJ Pathways"
* description = "Says that somebody looks after an alert; the first who says so is kept. For the clinic."
* affectsState = true
* code = #acknowledge-alert
* system = true
* type = false
* instance = false
* parameter[+].name = #number
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The number of the alert"
* parameter[=].type = #positiveInt
