Profile: SijCondition
Parent: Condition
Id: sij-condition
Title: "Sacroiliac joint condition"
Description: "Pain or disorder of one sacroiliac joint. Verification status refuted says that the joint is not the source of the pain and ends the pathway."
* insert Fact
* insert SidedByBodySite
* code 1..1 MS
* insert AnyCodeOf(code, SijConditionVS, sij-inv-condition-code)
* verificationStatus 1..1 MS
* onset[x] MS

// ICD-10-CM has no laterality here: the side is in bodySite.
ValueSet: SijConditionVS
Id: sij-condition-vs
Title: "Sacroiliac joint conditions"
Description: "Diagnoses under which sacroiliac joint pain is referred and billed. M46.1 and M53.3 are both in use."
* insert SnomedNotice
* $icd-10-cm#M46.1
* $icd-10-cm#M53.3
* $icd-10-cm#M53.2X7
* $icd-10-cm#M53.2X8
* $icd-10-cm#M53.87
* $icd-10-cm#M53.88
* $icd-10-cm#M47.818
* $icd-10-cm#M47.898
* $icd-10-cm#M43.17
* $icd-10-cm#M43.18
* $icd-10-cm#M43.27
* $icd-10-cm#M43.28
* $icd-10-cm#M54.18
* $icd-10-cm#M99.04
* $icd-10-cm#M99.05
* $icd-10-cm#S33.2XXA
* $icd-10-cm#S33.6XXA
* $sct#55146009 "Inflammation of sacroiliac joint"
* $sct#239815007 "Solitary sacroiliitis"
* $sct#1303820006 "Arthritis of sacroiliac joint"
* $sct#16065006 "Ankylosis of sacroiliac joint"

CodeSystem: SijConditionCodes
Id: sij-condition
Title: "SIJ conditions"
Description: "Conditions that change a rule and for which no published code was found."
* insert OwnCodes
* #pregnancy-related-pelvic-pain "Pregnancy-related pelvic pain" "Lengthens the duration that some payers ask for."

Instance: sij-condition-example
InstanceOf: SijCondition
Usage: #example
* insert ExampleIdentifier(COND-SYN-900-1)
* insert ExampleSide
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* code = $icd-10-cm#M46.1
* subject = Reference(sij-patient-example)
* onsetDateTime = "2023-01-16"
