Profile: SijFusion
Parent: Procedure
Id: sij-fusion
Title: "Sacroiliac joint fusion"
Description: "A fusion of one joint, or the revision of one, with its approach and implants."
* obeys sij-inv-fusion-implant and sij-inv-fusion-two-implants and sij-inv-revision-of-fusion
* insert Fact
* insert SidedByBodySite
* status MS
* code 1..1 MS
* insert OneOwnCodeOf(code, sij-procedure, SijFusionVS)
* partOf MS
* performed[x] 1..1 MS
* performed[x] only Period
* performedPeriod.start 1..1 MS
* focalDevice MS
* focalDevice.manipulated MS
* focalDevice.manipulated only Reference(Device)
* extension contains SijApproach named approach 1..1 MS and SijBloodLoss named bloodLoss 0..1 MS

ValueSet: SijFusionVS
Id: sij-fusion-vs
Title: "Fusion and its revision"
Description: "First operation or re-intervention."
* ^experimental = false
* SijProcedureCodes#si-joint-fusion
* SijProcedureCodes#si-joint-fusion-revision

Extension: SijApproach
Id: sij-approach
Title: "Surgical approach"
Description: "The way to the joint: planned on a decision, taken on a fusion."
Context: Observation, Procedure
* value[x] 1..1
* value[x] only code
* valueCode from SijApproachVS (required)

CodeSystem: SijApproachCodes
Id: sij-approach
Title: "Surgical approaches"
Description: "Approaches that payers tell apart."
* insert OwnCodes
* #lateral-transfixing "Lateral transfixing"
* #posterior-intraarticular "Posterior intra-articular"
* #posterolateral "Posterolateral"
* #hybrid "Hybrid"
* #open "Open"

ValueSet: SijApproachVS
Id: sij-approach-vs
Title: "Surgical approaches"
Description: "All approaches."
* ^experimental = false
* include codes from system SijApproachCodes

Extension: SijBloodLoss
Id: sij-blood-loss
Title: "Blood loss"
Description: "Estimated blood loss of an operation in mL."
Context: Procedure
* value[x] 1..1
* value[x] only Quantity
* valueQuantity = $ucum#mL
* valueQuantity.value 1..1

RuleSet: ExampleFusion(value, procedure, day)
* insert ExampleIdentifier({value})
* insert ExampleSide
* status = #completed
* code = SijProcedureCodes{procedure}
* subject = Reference(sij-patient-example)
* performedPeriod.start = "{day}T08:00:00-05:00"
* performedPeriod.end = "{day}T09:04:00-05:00"
* focalDevice[0].manipulated = Reference(sij-implant-example-1)
* focalDevice[1].manipulated = Reference(sij-implant-example-2)
* extension[approach].valueCode = #lateral-transfixing
* extension[bloodLoss].valueQuantity = 35 'mL' "mL"

Instance: sij-fusion-example
InstanceOf: SijFusion
Usage: #example
* insert ExampleFusion(FUSION-SYN-900-1, #si-joint-fusion, 2024-01-22)

Instance: sij-fusion-example-revision
InstanceOf: SijFusion
Usage: #example
* insert ExampleFusion(FUSION-SYN-900-2, #si-joint-fusion-revision, 2024-12-10)
* partOf = Reference(sij-fusion-example)
