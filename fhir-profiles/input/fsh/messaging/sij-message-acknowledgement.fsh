Instance: SijMessageAcknowledgementDefinition
InstanceOf: MessageDefinition
Usage: #definition
* id = "sij-message-acknowledgement"
* url = "http://sij-pathways.example.org/fhir/MessageDefinition/sij-message-acknowledgement"
* version = "1.0.0"
* name = "SijMessageAcknowledgement"
* title = "Acknowledgement"
* description = "The answer to every message, given at once. Its header repeats the event of the message, names that message in response.identifier, and refers to an OperationOutcome in response.details."
* status = #active
* experimental = false
* date = "2026-01-01"
* publisher = "SIJ Pathways"
* eventCoding = SijMessageAnswerCodes#acknowledgement
* category = #notification
* responseRequired = #never
