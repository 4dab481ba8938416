CodeSystem: SijProcedureCodes
Id: sij-procedure
Title: "SIJ procedures"
Description: "Services of sacroiliac joint care. SNOMED CT and CPT codes are welcome beside them where they are licensed."
* insert OwnCodes
* #referral "Referral for sacroiliac joint care"
* #physical-therapy "Physical therapy"
* #home-exercise "Home exercise program"
* #medication "Medication"
* #si-belt "Sacroiliac belt"
* #activity-modification "Activity modification"
* #manipulation "Manipulation"
* #radiofrequency-ablation "Radiofrequency ablation"
* #si-joint-injection "Sacroiliac joint injection"
* #si-joint-fusion "Sacroiliac joint fusion"
* #si-joint-fusion-revision "Revision of a sacroiliac joint fusion"
