Profile: SijAdverseEvent
Parent: AdverseEvent
Id: sij-adverse-event
Title: "Adverse event"
Description: "Something that went wrong after an injection or operation. R4 has no status here: an event reported by mistake is withdrawn with sij-entered-in-error."
* obeys sij-inv-adverse-event-device
* identifier 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* insert SidedByExtension(0)
* event 1..1 MS
* insert OneOwnCodeOf(event, sij-adverse-event, SijAdverseEventVS)
* actuality = #actual
* date 1..1 MS
* seriousness 1..1 MS
* seriousness from http://hl7.org/fhir/ValueSet/adverse-event-seriousness (extensible)
* suspectEntity MS
* modifierExtension contains SijEnteredInError named enteredInError 0..1 MS

Extension: SijEnteredInError
Id: sij-entered-in-error
Title: "Entered in error"
Description: "True withdraws the resource: it is kept and no longer counts."
Context: AdverseEvent
* . ^isModifier = true
* . ^isModifierReason = "A resource entered in error says nothing about the patient."
* value[x] 1..1
* value[x] only boolean

CodeSystem: SijAdverseEventCodes
Id: sij-adverse-event
Title: "Adverse events"
Description: "Adverse events after sacroiliac joint injection and fusion."
* insert OwnCodes
* #nerve-impingement "Nerve impingement"
* #implant-malposition "Implant malposition"
* #superficial-infection "Superficial infection"
* #deep-infection "Deep infection"
* #deep-vein-thrombosis "Deep vein thrombosis"
* #pulmonary-embolism "Pulmonary embolism"
* #hematoma "Hematoma"
* #fracture "Fracture"
* #pain-recurrence "Recurrence of pain"

ValueSet: SijAdverseEventVS
Id: sij-adverse-event-vs
Title: "Adverse events"
Description: "All adverse events."
* ^experimental = false
* include codes from system SijAdverseEventCodes

RuleSet: ExampleAdverseEvent(value)
* insert ExampleIdentifier({value})
* actuality = #actual
* subject = Reference(sij-patient-example)
* date = "2024-02-05"
* extension[laterality].valueCodeableConcept = $sct#24028007

Instance: sij-adverse-event-example-malposition
InstanceOf: SijAdverseEvent
Usage: #example
* insert ExampleAdverseEvent(AE-SYN-900-1)
* event = SijAdverseEventCodes#implant-malposition "Implant malposition"
* seriousness = $seriousness#Serious
* suspectEntity.instance = Reference(sij-implant-example-1)

Instance: sij-adverse-event-example-withdrawn
InstanceOf: SijAdverseEvent
Usage: #example
* insert ExampleAdverseEvent(AE-SYN-900-2)
* event = SijAdverseEventCodes#hematoma "Hematoma"
* seriousness = $seriousness#Non-serious
* modifierExtension[enteredInError].valueBoolean = true
