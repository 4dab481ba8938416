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

// Exactly one code of the code system among the codings, and that one listed; codings of other systems are welcome beside it.
RuleSet: OneCodeOf(element, system, valueSet)
* {element} MS
* {element}.coding ^slicing.discriminator.type = #value
* {element}.coding ^slicing.discriminator.path = "system"
* {element}.coding ^slicing.rules = #open
* {element}.coding contains sij 1..1 MS
* {element}.coding[sij] from {valueSet} (required)
* {element}.coding[sij].system 1..1
* {element}.coding[sij].system = {system} (exactly)
* {element}.coding[sij].code 1..1

RuleSet: OneOwnCodeOf(element, name, valueSet)
* insert OneCodeOf({element}, "http://sij-pathways.example.org/fhir/CodeSystem/{name}", {valueSet})

// A code of a published system: the invariant asks for one of the value set among the codings. A required binding would ask
// validators for the release of that system.
RuleSet: AnyCodeOf(element, valueSet, invariant)
* {element} MS
* {element} from {valueSet} (preferred)
* {element} obeys {invariant}

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
