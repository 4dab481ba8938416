Profile: SijDecisionReceipt
Parent: GuidanceResponse
Id: sij-decision-receipt
Title: "Decision receipt"
Description: "What one version of a policy says about one joint, criterion by criterion, with the versions of the evidence. Data-required says that the answer is unknown."
* insert SidedByExtension(1)
* obeys sij-inv-policy-version
* requestIdentifier 1..1 MS
* module[x] only canonical
* status from SijReceiptStatusVS (required)
* subject 1..1 MS
* subject only Reference(Patient)
* reasonCode MS
* outputParameters 1..1 MS
* outputParameters only Reference(SijDecisionParameters)

ValueSet: SijReceiptStatusVS
Id: sij-receipt-status-vs
Title: "Status of a receipt"
Description: "Success, or data required where the answer is unknown."
* ^experimental = false
* http://hl7.org/fhir/guidance-response-status#success
* http://hl7.org/fhir/guidance-response-status#data-required

Profile: SijDecisionParameters
Parent: Parameters
Id: sij-decision-parameters
Title: "Content of a decision receipt"
Description: "Result, side, reference date and criteria."
* parameter ^slicing.discriminator.type = #value
* parameter ^slicing.discriminator.path = "name"
* parameter ^slicing.rules = #open
* parameter contains result 1..1 MS and side 1..1 MS and referenceDate 1..1 MS and criterion 0..* MS
* parameter[result].name = "result" (exactly)
* parameter[result].value[x] 1..1
* parameter[result].value[x] only code
* parameter[result].valueCode from SijDecisionResultVS (required)
* parameter[side].name = "side" (exactly)
* parameter[side].value[x] 1..1
* parameter[side].value[x] only CodeableConcept
* insert OneCodeOf(parameter[side].valueCodeableConcept, $sct, SijLateralityVS)
* parameter[referenceDate].name = "referenceDate" (exactly)
* parameter[referenceDate].value[x] 1..1
* parameter[referenceDate].value[x] only date
* parameter[criterion].name = "criterion" (exactly)
* parameter[criterion].part ^slicing.discriminator.type = #value
* parameter[criterion].part ^slicing.discriminator.path = "name"
* parameter[criterion].part ^slicing.rules = #open
* parameter[criterion].part contains id 1..1 MS and result 1..1 MS and detail 0..1 MS and evidence 0..* MS and source 0..1 MS
* parameter[criterion].part[id].name = "id" (exactly)
* parameter[criterion].part[id].value[x] only code or string
* parameter[criterion].part[result].name = "result" (exactly)
* parameter[criterion].part[result].value[x] 1..1
* parameter[criterion].part[result].value[x] only code
* parameter[criterion].part[result].valueCode from SijDecisionResultVS (required)
* parameter[criterion].part[detail].name = "detail" (exactly)
* parameter[criterion].part[detail].value[x] only string
* parameter[criterion].part[evidence].name = "evidence" (exactly)
* parameter[criterion].part[evidence].value[x] only Reference
* parameter[criterion].part[evidence].valueReference obeys sij-inv-version-specific
* parameter[criterion].part[source].name = "source" (exactly)
* parameter[criterion].part[source].value[x] only string or uri or canonical

CodeSystem: SijDecisionResultCodes
Id: sij-decision-result
Title: "Results of a policy or criterion"
Description: "Unknown is an answer of its own and never passes."
* insert OwnCodes
* #met "Met"
* #unmet "Unmet"
* #unknown "Unknown"
* #not-covered "Not covered" "The policy covers nothing here."

ValueSet: SijDecisionResultVS
Id: sij-decision-result-vs
Title: "Results of a policy or criterion"
Description: "All results."
* ^experimental = false
* include codes from system SijDecisionResultCodes

Instance: sij-decision-receipt-example-parameters
InstanceOf: SijDecisionParameters
Usage: #inline
* parameter[result].name = "result"
* parameter[result].valueCode = #met
* parameter[side].name = "side"
* parameter[side].valueCodeableConcept = $sct#24028007
* parameter[referenceDate].name = "referenceDate"
* parameter[referenceDate].valueDate = "2023-12-11"
* parameter[criterion].name = "criterion"
* parameter[criterion].part[id].name = "id"
* parameter[criterion].part[id].valueCode = #function
* parameter[criterion].part[result].name = "result"
* parameter[criterion].part[result].valueCode = #met
* parameter[criterion].part[detail].name = "detail"
* parameter[criterion].part[detail].valueString = "54 % is at least 30 %"
* parameter[criterion].part[evidence].name = "evidence"
* parameter[criterion].part[evidence].valueReference.reference = "Observation/sij-odi-score-example/_history/1"
* parameter[criterion].part[source].name = "source"
* parameter[criterion].part[source].valueString = "clinic protocol"

Instance: sij-decision-receipt-example
InstanceOf: SijDecisionReceipt
Usage: #example
* extension[laterality].valueCodeableConcept = $sct#24028007
* contained = sij-decision-receipt-example-parameters
* requestIdentifier.system = "http://sij-pathways.example.org/fhir/sid/decision"
* requestIdentifier.value = "SYN-900-right-1-clinic-protocol"
* moduleCanonical = "http://sij-pathways.example.org/fhir/PlanDefinition/clinic-protocol|1.0.0"
* status = #success
* subject = Reference(sij-patient-example)
* occurrenceDateTime = "2023-12-11T10:00:00-05:00"
* outputParameters = Reference(sij-decision-receipt-example-parameters)
