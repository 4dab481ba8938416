RuleSet: PromisScore(codes, invariant)
* obeys sij-inv-t-score-range
* insert ObservedFact
* code 1..1 MS
* insert AnyCodeOf(code, {codes}, {invariant})
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity.value 1..1

Profile: SijPromisPhysicalFunction
Parent: Observation
Id: sij-promis-physical-function
Title: "PROMIS physical function"
Description: "T-score; higher is better."
* insert PromisScore(SijPromisPhysicalFunctionVS, sij-inv-physical-function-code)

Profile: SijPromisPainInterference
Parent: Observation
Id: sij-promis-pain-interference
Title: "PROMIS pain interference"
Description: "T-score; lower is better."
* insert PromisScore(SijPromisPainInterferenceVS, sij-inv-pain-interference-code)

Profile: SijPromisGlobalHealth
Parent: Observation
Id: sij-promis-global-health
Title: "PROMIS global health"
Description: "T-score of global physical or mental health; higher is better."
* insert PromisScore(SijPromisGlobalHealthVS, sij-inv-global-health-code)

// PROMIS-29; SF v2.0 10a (code's meaning seen in one guide only); version 1.2.
ValueSet: SijPromisPhysicalFunctionVS
Id: sij-promis-physical-function-vs
Title: "PROMIS physical function T-scores"
Description: "LOINC codes of physical function T-scores."
* insert LoincNotice
* $loinc#71959-1
* $loinc#91721-1
* $loinc#77874-6

// PROMIS-29; SF v1.0 6a (code's meaning seen in one guide only).
ValueSet: SijPromisPainInterferenceVS
Id: sij-promis-pain-interference-vs
Title: "PROMIS pain interference T-scores"
Description: "LOINC codes of pain interference T-scores."
* insert LoincNotice
* $loinc#71961-7
* $loinc#77865-4

// Global mental health, global physical health.
ValueSet: SijPromisGlobalHealthVS
Id: sij-promis-global-health-vs
Title: "PROMIS global health T-scores"
Description: "LOINC codes of global health T-scores."
* insert LoincNotice
* $loinc#71969-0
* $loinc#71971-6

RuleSet: ExamplePromis(value, code, score)
* insert ExampleObservation({value})
* code = $loinc{code}
* effectiveDateTime = "2023-06-26"
* valueQuantity.value = {score}

Instance: sij-promis-physical-function-example
InstanceOf: SijPromisPhysicalFunction
Usage: #example
* insert ExamplePromis(PROMIS-SYN-900-1, #71959-1, 38.5)

Instance: sij-promis-pain-interference-example
InstanceOf: SijPromisPainInterference
Usage: #example
* insert ExamplePromis(PROMIS-SYN-900-2, #71961-7, 66.2)

Instance: sij-promis-global-health-example
InstanceOf: SijPromisGlobalHealth
Usage: #example
* insert ExamplePromis(PROMIS-SYN-900-3, #71971-6, 39.8)
