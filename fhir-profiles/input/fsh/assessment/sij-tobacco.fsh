Profile: SijSmokingStatus
Parent: Observation
Id: sij-smoking-status
Title: "Smoking status"
Description: "Never, former or current smoker, as reported."
* insert ObservedFact
* code = $loinc#72166-2
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneCodeOf(valueCodeableConcept, $sct, SijSmokingStatusVS)

// 266919005 and 8517006: not verified against a release.
ValueSet: SijSmokingStatusVS
Id: sij-smoking-status-vs
Title: "Smoking status"
Description: "What the payers' nicotine criteria tell apart."
* insert SnomedNotice
* $sct#266919005 "Never smoked tobacco"
* $sct#8517006 "Ex-smoker"
* $sct#77176002 "Smoker"

Profile: SijCotinine
Parent: Observation
Id: sij-cotinine
Title: "Cotinine"
Description: "Cotinine in ng/mL; a result below the limit of detection carries the comparator <."
* insert ObservedFact
* code = SijObservationCodes#cotinine
* insert Measured(#ng/mL)

Instance: sij-smoking-status-example-never
InstanceOf: SijSmokingStatus
Usage: #example
* insert ExampleObservation(SMOKE-SYN-900-1)
* code = $loinc#72166-2
* effectiveDateTime = "2023-06-26"
* valueCodeableConcept = $sct#266919005

Instance: sij-cotinine-example-not-detected
InstanceOf: SijCotinine
Usage: #example
* insert ExampleObservation(COT-SYN-900-1)
* code = SijObservationCodes#cotinine "Cotinine"
* effectiveDateTime = "2023-12-04"
* valueQuantity = 2 'ng/mL' "ng/mL"
* valueQuantity.comparator = #<
