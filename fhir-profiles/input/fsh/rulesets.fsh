// What profiles share. A fact is what a partner sends; a projection is what the service derives.

RuleSet: Fact
* identifier 1..* MS
* subject 1..1 MS
* subject only Reference(Patient)

RuleSet: ObservedFact
* insert Fact
* status MS
* effective[x] 1..1 MS
* effective[x] only dateTime

// The joint the resource speaks of: one side, in bodySite.
RuleSet: SidedByBodySite
* bodySite 1..1 MS
* bodySite = $sct#39723000
* bodySite.extension contains SijLaterality named laterality 1..1 MS

// The same for types that have no bodySite in R4.
RuleSet: SidedByExtension(min)
* extension contains SijLaterality named laterality {min}..1 MS

// One code of the value set among the codings; codings of other systems are welcome beside it.
RuleSet: CodedBy(element, valueSet)
* {element} 1..1 MS
* {element} from {valueSet} (required)
* {element} obeys sij-inv-one-code

RuleSet: Measured(unit)
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity.value 1..1
* valueQuantity = $ucum{unit}

RuleSet: OwnCodes
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete

RuleSet: LoincNotice
* ^experimental = false
* ^copyright = "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license."

RuleSet: SnomedNotice
* ^experimental = false
* ^copyright = "This value set names single SNOMED CT concepts, copyright International Health Terminology Standards Development Organisation (IHTSDO). Use of SNOMED CT requires an Affiliate licence or use in a member territory."

// Examples: synthetic, all about the right joint of one invented person.

RuleSet: ExampleIdentifier(value)
* identifier.system = "http://demo-clinic.example.org/fact"
* identifier.value = "{value}"

RuleSet: ExampleObservation(value)
* insert ExampleIdentifier({value})
* status = #final
* subject = Reference(sij-patient-example)

RuleSet: ExampleSide
* bodySite = $sct#39723000
* bodySite.extension[laterality].valueCodeableConcept = $sct#24028007
