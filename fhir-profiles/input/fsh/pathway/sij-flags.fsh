RuleSet: PathwayFlag(system, codes)
* insert SidedByExtension(1)
* status MS
* insert OneOwnCodeOf(code, {system}, {codes})
* subject only Reference(Patient)

Profile: SijRedFlag
Parent: Flag
Id: sij-red-flag
Title: "Red flag"
Description: "A finding after surgery that someone must look at. How soon is set by the clinic."
* insert PathwayFlag(sij-red-flag, SijRedFlagVS)

Profile: SijNotice
Parent: Flag
Id: sij-notice
Title: "Notice"
Description: "Worth knowing; it changes no decision."
* insert PathwayFlag(sij-flag, SijFlagVS)

CodeSystem: SijRedFlagCodes
Id: sij-red-flag
Title: "Red flags"
Description: "What a red flag warns of."
* insert OwnCodes
* #neurological "Neurological"
* #infection "Infection"
* #thromboembolic "Thromboembolic"
* #implant "Implant"
* #fall-fracture "Fall or fracture"
* #recurrence "Recurrence"
* #no-score "No score received"

ValueSet: SijRedFlagVS
Id: sij-red-flag-vs
Title: "Red flags"
Description: "All red flags."
* ^experimental = false
* include codes from system SijRedFlagCodes

CodeSystem: SijFlagCodes
Id: sij-flag
Title: "Notices"
Description: "What a notice is about."
* insert OwnCodes
* #session-cap "Session cap" "More sessions than the cap allows within its window."
* #conflict "Conflict" "Facts that contradict each other are kept and flagged."

ValueSet: SijFlagVS
Id: sij-flag-vs
Title: "Notices"
Description: "All notices."
* ^experimental = false
* include codes from system SijFlagCodes

RuleSet: ExampleFlag
* extension[laterality].valueCodeableConcept = $sct#24028007
* status = #active
* subject = Reference(sij-patient-example)

Instance: sij-red-flag-example-infection
InstanceOf: SijRedFlag
Usage: #example
* insert ExampleFlag
* code = SijRedFlagCodes#infection "Infection"

Instance: sij-notice-example-session-cap
InstanceOf: SijNotice
Usage: #example
* insert ExampleFlag
* code = SijFlagCodes#session-cap "Session cap"
