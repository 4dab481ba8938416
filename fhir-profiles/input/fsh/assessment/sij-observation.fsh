CodeSystem: SijObservationCodes
Id: sij-observation
Title: "SIJ observations"
Description: "Observations of sacroiliac joint care for which no published code was found."
* insert OwnCodes
* #fortin-finger-test "Fortin finger test"
* #cotinine "Cotinine"
* #eq5d-index "EQ-5D index"
* #surgical-decision "Surgical decision"
* #block-response "Response to a diagnostic block"
* #relief "Share of the pain that has gone"
* #fusion-success-composite "Composite success of a fusion"
* #neurological-finding "Neurological finding after surgery"
* #wound-finding "Wound finding after surgery"
* #postop-symptom "Symptom after surgery"
