CodeSystem: SijConsolePageCodes
Id: sij-console-page
Title: "Parts of the console"
Description: "Which part of the web pages a person looked at, or did something in, as audit events tell it."
* insert OwnCodes
* #worklist "Worklist" "What is to be done for patients."
* #live "Live updates" "That something of the worklist changed."
* #patients "Patients" "Who is cared for, and the journey of each."
* #audit "Audit" "Who read what and to whom it was told; the ledger."
* #partners "Partners" "With whom messages are exchanged."
* #messages "Messages" "What came and went."
* #codes "Codes" "What partners' codes mean here."
* #alerts "Alerts" "What needs somebody's eye."
* #simulator "Simulator" "Sample events of the demonstration's partners."
