Profile: SijImagingReport
Parent: DiagnosticReport
Id: sij-imaging-report
Title: "Imaging report"
Description: "What a study of the sacroiliac joint, pelvis or lumbar spine showed. Imaging excludes other causes; it does not prove the joint to be the source of pain. Without a side it speaks of both."
* obeys sij-inv-finding-present
* insert Fact
* insert SidedByExtension(0)
* status MS
* code 1..1 MS
* insert AnyCodeOf(code, SijImagingStudyVS, sij-inv-imaging-code)
* effective[x] 1..1 MS
* effective[x] only dateTime
* conclusionCode MS

ValueSet: SijImagingStudyVS
Id: sij-imaging-study-vs
Title: "Imaging studies"
Description: "LOINC codes of studies of the sacroiliac joint, pelvis and lumbar spine."
* insert LoincNotice
// X-ray: sacroiliac joint views, bilateral, left, right; pelvis AP, views, inlet and outlet
* $loinc#24900-3
* $loinc#36633-6
* $loinc#36634-4
* $loinc#37786-1
* $loinc#37622-8
* $loinc#28561-9
* $loinc#30771-0
// CT: sacroiliac joint, without contrast
* $loinc#30619-1
* $loinc#36501-5
// MR: sacroiliac joint, without contrast, sacrum and sacroiliac joint without contrast; lumbar spine (not verified)
* $loinc#36031-3
* $loinc#36502-3
* $loinc#91596-7
* $loinc#24968-8
// Nuclear medicine: bone three-phase, SPECT bone
* $loinc#39883-4
* $loinc#39879-2
// Guidance and arthrography of the sacroiliac joint
* $loinc#35927-3
* $loinc#24901-1
* $loinc#26319-4
* $loinc#26320-2
* $loinc#26321-0
* $loinc#37647-5
* $loinc#37190-6
* $loinc#37785-3
* $loinc#37189-8

CodeSystem: SijImagingFindingCodes
Id: sij-imaging-finding
Title: "Imaging findings"
Description: "Findings that the pathway reads from an imaging report."
* insert OwnCodes
* #normal "Normal"
* #degenerative "Degenerative change"
* #erosion "Erosion"
* #edema "Bone marrow edema" "Seen by MR; CT does not show it."
* #neural-compression "Neural compression"
* #fracture "Fracture"
* #tumor "Tumor"
* #infection "Infection"
* #hip-osteoarthritis "Osteoarthritis of the hip"
* #implant-in-foramen "Implant in foramen"
* #lucency "Lucency around an implant"
* #bridging "Bridging bone"

ValueSet: SijImagingFindingVS
Id: sij-imaging-finding-vs
Title: "Imaging findings"
Description: "All findings."
* ^experimental = false
* include codes from system SijImagingFindingCodes

Instance: sij-imaging-report-example-ct
InstanceOf: SijImagingReport
Usage: #example
* insert ExampleIdentifier(IMG-SYN-900-1)
* status = #final
* code = $loinc#30619-1
* subject = Reference(sij-patient-example)
* effectiveDateTime = "2023-11-27"
* extension[laterality].valueCodeableConcept = $sct#24028007
* conclusionCode = SijImagingFindingCodes#degenerative "Degenerative change"
