Profile: SijProvocationTest
Parent: Observation
Id: sij-provocation-test
Title: "Provocation test"
Description: "One manual provocation test of one joint. Positive means that it reproduces the patient's familiar pain; the side is that of the pain."
* insert ObservedFact
* insert SidedByBodySite
* code 1..1 MS
* insert OneOwnCodeOf(code, sij-provocation-test, SijProvocationTestVS)
* value[x] only CodeableConcept
* value[x] 1..1 MS
* insert OneOwnCodeOf(valueCodeableConcept, sij-test-result, SijTestResultVS)

CodeSystem: SijProvocationTestCodes
Id: sij-provocation-test
Title: "SIJ provocation tests"
Description: "Manoeuvres that payers and trials count. No published code was found for them."
* insert OwnCodes
* #distraction "Distraction"
* #compression "Compression"
* #thigh-thrust "Thigh thrust"
* #faber "FABER"
* #gaenslen "Gaenslen"
* #sacral-thrust "Sacral thrust"
* #yeoman "Yeoman"
* #long-ligament "Long dorsal ligament"
* #aslr "Active straight leg raise"

ValueSet: SijProvocationTestVS
Id: sij-provocation-test-vs
Title: "SIJ provocation tests"
Description: "All provocation tests."
* ^experimental = false
* include codes from system SijProvocationTestCodes

CodeSystem: SijTestResultCodes
Id: sij-test-result
Title: "Result of a provocation test"
Description: "What a provocation or pointing test showed. A test that was not done is unknown, not negative."
* insert OwnCodes
* #positive "Positive" "Reproduces the familiar pain of this joint."
* #negative "Negative" "Reproduces no familiar pain."
* #positive-elsewhere "Positive elsewhere" "Provokes pain of another structure, such as groin pain of the hip."
* #not-done "Not done"

ValueSet: SijTestResultVS
Id: sij-test-result-vs
Title: "Result of a provocation test"
Description: "All results."
* ^experimental = false
* include codes from system SijTestResultCodes

Instance: sij-provocation-test-example-thigh-thrust
InstanceOf: SijProvocationTest
Usage: #example
* insert ExampleObservation(EXAM-SYN-900-1)
* insert ExampleSide
* code = SijProvocationTestCodes#thigh-thrust "Thigh thrust"
* effectiveDateTime = "2023-06-26"
* valueCodeableConcept = SijTestResultCodes#positive "Positive"
