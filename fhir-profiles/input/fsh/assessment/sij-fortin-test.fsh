Profile: SijFortinTest
Parent: Observation
Id: sij-fortin-test
Title: "Fortin finger test"
Description: "Positive when the patient points with one finger immediately inferomedial to the posterior superior iliac spine, within 1 cm, on two trials (Fortin and Falco 1997)."
* insert ObservedFact
* insert SidedByBodySite
* code = SijObservationCodes#fortin-finger-test
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-test-result, SijTestResultVS)

Instance: sij-fortin-test-example
InstanceOf: SijFortinTest
Usage: #example
* insert ExampleObservation(EXAM-SYN-900-2)
* insert ExampleSide
* code = SijObservationCodes#fortin-finger-test "Fortin finger test"
* effectiveDateTime = "2023-06-26"
* valueCodeableConcept = SijTestResultCodes#positive "Positive"
