Invariant: sij-inv-condition-code
Description: "Code the condition with a code of the value set sij-condition-vs; further codings are welcome beside it."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-condition-vs')).exists()"

Invariant: sij-inv-imaging-code
Description: "Code the study with a LOINC code of the value set sij-imaging-study-vs; further codings are welcome beside it."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-imaging-study-vs')).exists()"

Invariant: sij-inv-eq5d-code
Description: "Code the index with a code of the value set sij-eq5d-index-vs."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-eq5d-index-vs')).exists()"

Invariant: sij-inv-physical-function-code
Description: "Code the score with a LOINC code of the value set sij-promis-physical-function-vs."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-promis-physical-function-vs')).exists()"

Invariant: sij-inv-pain-interference-code
Description: "Code the score with a LOINC code of the value set sij-promis-pain-interference-vs."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-promis-pain-interference-vs')).exists()"

Invariant: sij-inv-global-health-code
Description: "Code the score with a LOINC code of the value set sij-promis-global-health-vs."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-promis-global-health-vs')).exists()"

Invariant: sij-inv-goal-measure
Description: "Measure the goal with a code of the value set sij-goal-measure-vs."
* severity = #error
* expression = "coding.where(memberOf('http://sij-pathways.example.org/fhir/ValueSet/sij-goal-measure-vs')).exists()"

Invariant: sij-inv-pain-score-range
Description: "Send the pain score as a whole number from 0 to 10."
* severity = #error
* expression = "value.all(($this is integer and $this >= 0 and $this <= 10) or ($this is Quantity and value >= 0 and value <= 10 and value mod 1 = 0))"

Invariant: sij-inv-offset-has-procedure
Description: "Name in partOf the procedure that sij-reading-offset counts from."
* severity = #error
* expression = "extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').empty() or partOf.exists()"

Invariant: sij-inv-percent-range
Description: "Send a percentage from 0 to 100."
* severity = #error
* expression = "value.all(value >= 0 and value <= 100)"

Invariant: sij-inv-t-score-range
Description: "Send the T-score (mean 50, standard deviation 10), a number from 0 to 100, not the raw score."
* severity = #error
* expression = "value.all(value >= 0 and value <= 100)"

Invariant: sij-inv-index-at-most-one
Description: "Send the EQ-5D index, which is 1 for full health and never above it."
* severity = #error
* expression = "value.all(value <= 1)"

Invariant: sij-inv-finding-present
Description: "Give at least one conclusionCode of the code system sij-imaging-finding; normal is one of them."
* severity = #error
* expression = "conclusionCode.coding.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-imaging-finding').exists()"

Invariant: sij-inv-injected-volume
Description: "Check the volumes: contrast and injectate together exceed 2.5 mL, more than the joint holds."
* severity = #warning
* expression = "extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-contrast' or url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-injectate').extension.where(url = 'volume').value.value.aggregate($this + $total, 0) <= 2.5"

Invariant: sij-inv-contrast-used
Description: "Send a contrast volume only where contrast was used."
* severity = #error
* expression = "extension.where(url = 'volume').empty() or extension.where(url = 'used').value = true"

Invariant: sij-inv-fusion-implant
Description: "Name the implants of a completed fusion in focalDevice.manipulated."
* severity = #error
* expression = "status != 'completed' or focalDevice.manipulated.exists()"

Invariant: sij-inv-fusion-two-implants
Description: "Check the implants: a completed fusion has at least two, generally three or more."
* severity = #warning
* expression = "status != 'completed' or focalDevice.manipulated.empty() or focalDevice.manipulated.count() >= 2"

Invariant: sij-inv-revision-of-fusion
Description: "Name in partOf the fusion that this operation revises."
* severity = #error
* expression = "code.coding.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure' and code = 'si-joint-fusion-revision').empty() or partOf.exists()"

Invariant: sij-inv-adverse-event-device
Description: "Name in suspectEntity.instance the device that the adverse event is about."
* severity = #error
* expression = "event.coding.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-adverse-event' and code = 'implant-malposition').empty() and category.coding.where(code = 'product-problem').empty() or suspectEntity.instance.exists()"

Invariant: sij-inv-placer-identifier
Description: "Send exactly one identifier of type PLAC, with system and value; it is what names the referral in every message."
* severity = #error
* expression = "identifier.where(system.exists() and value.exists() and type.coding.where(system = 'http://terminology.hl7.org/CodeSystem/v2-0203' and code = 'PLAC').exists()).count() = 1"

Invariant: sij-inv-task-placer-identifier
Description: "Send the referral's identifier of type PLAC on its Task, or name the referral Task in partOf."
* severity = #error
* expression = "partOf.exists() or identifier.where(system.exists() and value.exists() and type.coding.where(system = 'http://terminology.hl7.org/CodeSystem/v2-0203' and code = 'PLAC').exists()).count() = 1"

// The pairs of the harmonised transition table of BSeR and 360X.
Invariant: sij-inv-task-status-agrees
Description: "Send a businessStatus that belongs to the status: received 2.0 or awaiting-information, accepted 3.0, rejected 4.0, in-progress 5.1 to 5.2, cancelled 6.0, completed 7.0."
* severity = #error
* expression = "status = 'entered-in-error' or businessStatus.coding.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status').all((%resource.status = 'in-progress' and code.startsWith('5.')) or ((%resource.status = 'received' or %resource.status = 'requested') and (code = '2.0' or code = 'awaiting-information')) or (%resource.status = 'accepted' and code = '3.0') or (%resource.status = 'rejected' and code = '4.0') or (%resource.status = 'cancelled' and code = '6.0') or (%resource.status = 'completed' and code = '7.0'))"

Invariant: sij-inv-task-reason
Description: "Say in statusReason.text why the referral is rejected, cancelled, failed or on hold."
* severity = #error
* expression = "(status = 'rejected' or status = 'cancelled' or status = 'failed' or status = 'on-hold') implies statusReason.text.exists()"

Invariant: sij-inv-exited-is-revoked
Description: "Stage exited, status revoked and an exit reason go together."
* severity = #error
* expression = "(extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-stage').value = 'exited') = (status = 'revoked') and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-exit-reason').exists() = (status = 'revoked')"

Invariant: sij-inv-activity-keys
Description: "Give every activity of the plan its own key."
* severity = #error
* expression = "activity.extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-activity-key').value.isDistinct()"

Invariant: sij-inv-policy-version
Description: "Name the policy with its version: canonical, bar, version."
* severity = #error
* expression = "module.toString().contains('|')"

Invariant: sij-inv-version-specific
Description: "Point at the version that was written: Type/id/_history/version."
* severity = #error
* expression = "reference.contains('/_history/')"

Invariant: sij-inv-message-one-patient
Description: "Send one message per person: the bundle holds exactly one Patient."
* severity = #error
* expression = "entry.resource.ofType(Patient).count() = 1"

// A link of two records holds both of them.
Invariant: sij-inv-message-linked-patients
Description: "Send the Patient, and for a merge the one it is merged with: one or two in the bundle."
* severity = #error
* expression = "entry.resource.ofType(Patient).count() >= 1 and entry.resource.ofType(Patient).count() <= 2"

// The readings name the injection by fullUrl, by Type/id or by its identifier.
Invariant: sij-inv-block-readings
Description: "Send with each completed diagnostic injection its pain score just before (sij-reading-offset 0 min) and at least one after it, each naming the injection in partOf."
* severity = #error
* expression = "entry.where(resource is Procedure and resource.status = 'completed' and resource.code.coding.where(system = 'http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure' and code = 'si-joint-injection').exists() and resource.extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-injection-purpose').value = 'diagnostic').all((fullUrl in %resource.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').value.value = 0).partOf.reference or ('Procedure/' + resource.id) in %resource.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').value.value = 0).partOf.reference or resource.identifier.value.intersect(%resource.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').value.value = 0).partOf.identifier.value).exists()) and (fullUrl in %resource.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').value.value > 0).partOf.reference or ('Procedure/' + resource.id) in %resource.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').value.value > 0).partOf.reference or resource.identifier.value.intersect(%resource.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() and extension.where(url = 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset').value.value > 0).partOf.identifier.value).exists()))"
