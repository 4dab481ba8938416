Extension: SijHl7v2Message
Id: sij-hl7v2-message
Title: "HL7 v2 message as it came"
Description: "The message that the bundle was made of, byte by byte; it stands in the archived bundle, which its sender and auditors may read."
Context: MessageHeader
* value[x] 1..1
* value[x] only Attachment
* valueAttachment.contentType 1..1
* valueAttachment.contentType ^short = "x-application/hl7-v2+er7 and the character set that it came in"
* valueAttachment.data 1..1
