Profile: SijOdiScore
Parent: Observation
Id: sij-odi-score
Title: "Oswestry Disability Index"
Description: "The total score as a percentage, never as points of 50: bands and thresholds are in percent. Items of the questionnaire are licensed and are not carried."
* obeys sij-inv-percent-range
* insert ObservedFact
* code = $loinc#97909-6
* insert Measured(#%)

Instance: sij-odi-score-example
InstanceOf: SijOdiScore
Usage: #example
* insert ExampleObservation(ODI-SYN-900-1)
* code = $loinc#97909-6
* effectiveDateTime = "2023-06-26"
* valueQuantity = 54 '%' "%"
