Profile: SijEq5dIndex
Parent: Observation
Id: sij-eq5d-index
Title: "EQ-5D index"
Description: "The index value together with the country whose value set it was computed with; indexes of different value sets do not compare."
* obeys sij-inv-index-at-most-one
* insert ObservedFact
* code 1..1 MS
* insert AnyCodeOf(code, SijEq5dIndexVS, sij-inv-eq5d-code)
* insert Measured(#1)
* extension contains SijValueSetCountry named valueSetCountry 1..1 MS

ValueSet: SijEq5dIndexVS
Id: sij-eq5d-index-vs
Title: "EQ-5D index"
Description: "SNOMED CT's concept for the EQ-5D-5L index value and our own for any version."
* insert SnomedNotice
* $sct#736534008 "EuroQol 5D-5L index value"
* SijObservationCodes#eq5d-index "EQ-5D index"

Extension: SijValueSetCountry
Id: sij-value-set-country
Title: "Country of the value set"
Description: "ISO 3166 alpha-2 code of the country whose preferences weigh the EQ-5D index."
Context: Observation
* value[x] 1..1
* value[x] only code

Instance: sij-eq5d-index-example
InstanceOf: SijEq5dIndex
Usage: #example
* insert ExampleObservation(EQ5D-SYN-900-1)
* code = SijObservationCodes#eq5d-index "EQ-5D index"
* effectiveDateTime = "2023-06-26"
* valueQuantity = 0.52 '1' "1"
* extension[valueSetCountry].valueCode = #US
