Profile: SijGoal
Parent: Goal
Id: sij-goal
Title: "Goal of the plan"
Description: "How far pain or disability is to fall."
* insert SidedByExtension(1)
* lifecycleStatus MS
* description MS
* subject only Reference(Patient)
* target 1..* MS
* target.measure 1..1 MS
* insert AnyCodeOf(target.measure, SijGoalMeasureVS, sij-inv-goal-measure)
// Absent where the baseline is below the change that matters: there is nothing to reach, and the description says so.
* target.detail[x] MS
* target.detail[x] only Quantity

// Pain on the numeric rating scale; Oswestry Disability Index.
ValueSet: SijGoalMeasureVS
Id: sij-goal-measure-vs
Title: "What goals are measured with"
Description: "Pain and disability."
* insert LoincNotice
* $loinc#72514-3
* $loinc#97909-6

Instance: sij-goal-example-pain
InstanceOf: SijGoal
Usage: #example
* extension[laterality].valueCodeableConcept = $sct#24028007
* lifecycleStatus = #active
* description.text = "Pain at least 2 points lower"
* subject = Reference(sij-patient-example)
* target.measure = $loinc#72514-3
* target.detailQuantity.value = 6
* target.detailQuantity.comparator = #<=
* target.detailQuantity.system = $ucum
* target.detailQuantity.code = #{score}
