Profile: SijPainScore
Parent: Observation
Id: sij-pain-score
Title: "Pain score"
Description: "Pain of one joint on the numeric rating scale, 0 to 10, as the patient reported it. A reading around an injection names the injection in partOf and its distance in sij-reading-offset."
* obeys sij-inv-pain-score-range and sij-inv-offset-has-procedure
* insert ObservedFact
* insert SidedByBodySite
* code = $loinc#72514-3
* value[x] 1..1 MS
* value[x] only integer or Quantity
* valueQuantity = $ucum#{score}
* partOf MS
* extension contains SijReadingOffset named readingOffset 0..1 MS

Extension: SijReadingOffset
Id: sij-reading-offset
Title: "Distance of a reading from its procedure"
Description: "Time from the procedure to the reading; 0 min means just before it."
Context: Observation, Observation.component
* value[x] 1..1
* value[x] only Duration
* valueDuration.value 1..1
* valueDuration.system 1..1
* valueDuration.system = $ucum
* valueDuration.code 1..1
* valueDuration.code from SijReadingOffsetUnitVS (required)

ValueSet: SijReadingOffsetUnitVS
Id: sij-reading-offset-unit-vs
Title: "Units of a reading's distance"
Description: "Minutes, hours, days and weeks."
* ^experimental = false
* $ucum#min
* $ucum#h
* $ucum#d
* $ucum#wk

RuleSet: ExamplePainScore(value, day, score)
* insert ExampleObservation({value})
* insert ExampleSide
* code = $loinc#72514-3
* effectiveDateTime = "{day}"
* valueInteger = {score}

RuleSet: ExampleReading(value, time, score, offset)
* insert ExamplePainScore({value}, {time}, {score})
* partOf = Reference(sij-injection-example-diagnostic)
* extension[readingOffset].valueDuration.value = {offset}
* extension[readingOffset].valueDuration.unit = "min"
* extension[readingOffset].valueDuration.system = $ucum
* extension[readingOffset].valueDuration.code = #min

Instance: sij-pain-score-example-visit
InstanceOf: SijPainScore
Usage: #example
* insert ExamplePainScore(NRS-SYN-900-1, 2023-06-26, 8)

Instance: sij-pain-score-example-before
InstanceOf: SijPainScore
Usage: #example
* insert ExampleReading(NRS-SYN-900-2, 2023-07-24T09:50:00-04:00, 8, 0)

Instance: sij-pain-score-example-after
InstanceOf: SijPainScore
Usage: #example
* insert ExampleReading(NRS-SYN-900-3, 2023-07-24T10:30:00-04:00, 2, 30)
