Profile: SijBlockResponse
Parent: Observation
Id: sij-block-response
Title: "Response to a block"
Description: "How much of the pain each reading after an injection finds gone. The value is the reading that the clinic protocol counts; without one the response is indeterminate."
* subject 1..1 MS
* subject only Reference(Patient)
* insert SidedByBodySite
* code = SijObservationCodes#block-response
* partOf 1..1 MS
* partOf only Reference(Procedure)
* derivedFrom MS
* value[x] only Quantity
* valueQuantity = $ucum#%
* interpretation 1..1 MS
* interpretation from SijBlockInterpretationVS (required)
* component MS
* component.code = SijObservationCodes#relief
* component.value[x] only Quantity
* component.valueQuantity = $ucum#%
* component.extension contains SijReadingOffset named readingOffset 1..1 MS

ValueSet: SijBlockInterpretationVS
Id: sij-block-interpretation-vs
Title: "Interpretation of a block"
Description: "Positive, negative, indeterminate."
* ^experimental = false
* $interpretation#POS
* $interpretation#NEG
* $interpretation#IND

Instance: sij-block-response-example-positive
InstanceOf: SijBlockResponse
Usage: #example
* status = #final
* code = SijObservationCodes#block-response
* subject = Reference(sij-patient-example)
* insert ExampleSide
* effectiveDateTime = "2023-07-24T10:00:00-04:00"
* partOf = Reference(sij-injection-example-diagnostic)
* derivedFrom[0] = Reference(sij-pain-score-example-before)
* derivedFrom[1] = Reference(sij-pain-score-example-after)
* valueQuantity = 75 '%' "%"
* interpretation = $interpretation#POS
* component.code = SijObservationCodes#relief
* component.valueQuantity = 75 '%' "%"
* component.extension[readingOffset].valueDuration = 30 'min' "min"
