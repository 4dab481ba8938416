Profile: SijProvenance
Parent: Provenance
Id: sij-provenance
Title: "Why"
Description: "Which event, tick or rule change made a version of a projected resource, and from what."
* target MS
* target obeys sij-inv-version-specific
* activity 1..1 MS
* activity from SijActivityVS (required)
* entity 1..* MS

CodeSystem: SijActivityCodes
Id: sij-activity
Title: "What the service does by itself"
Description: "Causes of a new version other than a message."
* insert OwnCodes
* #tick "Tick" "The daily look at what is due and overdue."
* #rule-change "Rule change" "A policy, map or rule has a new version."

ValueSet: SijActivityVS
Id: sij-activity-vs
Title: "Causes of a new version"
Description: "The events of messages, the tick and rule changes."
* ^experimental = false
* include codes from system SijMessageEventCodes
* include codes from system SijActivityCodes

Instance: sij-provenance-example
InstanceOf: SijProvenance
Usage: #example
* target.reference = "CarePlan/sij-care-plan-example/_history/1"
* recorded = "2023-07-24T15:00:00Z"
* activity = SijMessageEventCodes#sij-injection-outcome
* agent.who.display = "SIJ Pathways"
* entity.role = #source
* entity.what.reference = "Bundle/sij-message-injection-outcome-example/_history/1"
