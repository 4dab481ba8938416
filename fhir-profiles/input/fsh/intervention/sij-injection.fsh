Profile: SijInjection
Parent: Procedure
Id: sij-injection
Title: "Sacroiliac joint injection"
Description: "A diagnostic block or a therapeutic injection of one joint, with its guidance, contrast and injectate."
* obeys sij-inv-injected-volume
* insert Fact
* insert SidedByBodySite
* status MS
* code = SijProcedureCodes#si-joint-injection
* performed[x] 1..1 MS
* performed[x] only dateTime
* extension contains
    SijInjectionPurpose named purpose 1..1 MS and
    SijGuidance named guidance 1..1 MS and
    SijContrast named contrast 0..1 MS and
    SijInjectate named injectate 0..* MS

Extension: SijInjectionPurpose
Id: sij-injection-purpose
Title: "Purpose of an injection"
Description: "Whether the injection asks or treats."
Context: Procedure
* value[x] 1..1
* value[x] only code
* valueCode from SijInjectionPurposeVS (required)

CodeSystem: SijInjectionPurposeCodes
Id: sij-injection-purpose
Title: "Purpose of an injection"
Description: "Whether the injection asks or treats."
* insert OwnCodes
* #diagnostic "Diagnostic"
* #therapeutic "Therapeutic"

ValueSet: SijInjectionPurposeVS
Id: sij-injection-purpose-vs
Title: "Purpose of an injection"
Description: "All purposes."
* ^experimental = false
* include codes from system SijInjectionPurposeCodes

Extension: SijGuidance
Id: sij-guidance
Title: "Image guidance"
Description: "How the needle was guided; none is an answer."
Context: Procedure
* value[x] 1..1
* value[x] only code
* valueCode from SijGuidanceVS (required)

CodeSystem: SijGuidanceCodes
Id: sij-guidance
Title: "Image guidance"
Description: "How the needle was guided."
* insert OwnCodes
* #fluoroscopy "Fluoroscopy"
* #ct "CT"
* #ultrasound "Ultrasound"
* #none "None"

ValueSet: SijGuidanceVS
Id: sij-guidance-vs
Title: "Image guidance"
Description: "All kinds of guidance."
* ^experimental = false
* include codes from system SijGuidanceCodes

Extension: SijContrast
Id: sij-contrast
Title: "Contrast"
Description: "Whether contrast proved the needle's position, and how much."
Context: Procedure
* obeys sij-inv-contrast-used
* extension contains used 1..1 MS and volume 0..1 MS
* extension[used].value[x] 1..1
* extension[used].value[x] only boolean
* extension[volume].value[x] 1..1
* extension[volume].value[x] only Quantity
* extension[volume].valueQuantity = $ucum#mL
* extension[volume].valueQuantity.value 1..1

Extension: SijInjectate
Id: sij-injectate
Title: "Injectate"
Description: "One agent with its volume and dose; repeated for each agent."
Context: Procedure
* extension contains agent 1..1 MS and volume 0..1 MS and dose 0..1 MS
* extension[agent].value[x] 1..1
* extension[agent].value[x] only CodeableConcept
* insert OneOwnCodeOf(extension[agent].valueCodeableConcept, sij-agent, SijAgentVS)
* extension[volume].value[x] 1..1
* extension[volume].value[x] only Quantity
* extension[volume].valueQuantity = $ucum#mL
* extension[volume].valueQuantity.value 1..1
* extension[dose].value[x] 1..1
* extension[dose].value[x] only Quantity
* extension[dose].valueQuantity = $ucum#mg
* extension[dose].valueQuantity.value 1..1

CodeSystem: SijAgentCodes
Id: sij-agent
Title: "Injected agents"
Description: "Local anaesthetics and steroids. RxNorm codes are resolved where the service is deployed."
* insert OwnCodes
* #lidocaine "Lidocaine"
* #bupivacaine "Bupivacaine"
* #ropivacaine "Ropivacaine"
* #triamcinolone "Triamcinolone"
* #methylprednisolone "Methylprednisolone"

ValueSet: SijAgentVS
Id: sij-agent-vs
Title: "Injected agents"
Description: "All agents."
* ^experimental = false
* include codes from system SijAgentCodes

RuleSet: ExampleInjection(value, purpose, time)
* insert ExampleIdentifier({value})
* insert ExampleSide
* status = #completed
* code = SijProcedureCodes#si-joint-injection "Sacroiliac joint injection"
* subject = Reference(sij-patient-example)
* performedDateTime = "{time}"
* extension[purpose].valueCode = {purpose}
* extension[guidance].valueCode = #fluoroscopy
* extension[contrast].extension[used].valueBoolean = true
* extension[contrast].extension[volume].valueQuantity = 0.3 'mL' "mL"

Instance: sij-injection-example-diagnostic
InstanceOf: SijInjection
Usage: #example
* insert ExampleInjection(INJ-SYN-900-1, #diagnostic, 2023-07-24T10:00:00-04:00)
* extension[injectate].extension[agent].valueCodeableConcept = SijAgentCodes#lidocaine "Lidocaine"
* extension[injectate].extension[volume].valueQuantity = 1.5 'mL' "mL"

Instance: sij-injection-example-therapeutic
InstanceOf: SijInjection
Usage: #example
* insert ExampleInjection(INJ-SYN-900-2, #therapeutic, 2023-09-11T10:00:00-04:00)
* extension[injectate][0].extension[agent].valueCodeableConcept = SijAgentCodes#triamcinolone "Triamcinolone"
* extension[injectate][0].extension[dose].valueQuantity = 40 'mg' "mg"
* extension[injectate][0].extension[volume].valueQuantity = 1 'mL' "mL"
* extension[injectate][1].extension[agent].valueCodeableConcept = SijAgentCodes#bupivacaine "Bupivacaine"
* extension[injectate][1].extension[volume].valueQuantity = 1 'mL' "mL"
