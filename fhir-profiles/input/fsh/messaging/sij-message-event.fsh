CodeSystem: SijMessageEventCodes
Id: sij-message-event
Title: "Message events"
Description: "What happened. Facts may ride on any event."
* insert OwnCodes
* #sij-referral-request "Referral request" "A hospital refers a patient to the clinic."
* #sij-referral-update "Referral update" "The hospital adds to a referral or corrects it."
* #sij-referral-cancel "Referral cancellation" "The hospital cancels a referral, or asks for it once the clinic has begun."
* #sij-referral-status-query "Referral status query" "The hospital asks where a referral stands."
* #sij-referral-response "Referral response" "The clinic accepts or declines a referral, or asks for information."
* #sij-appointment-notice "Appointment notice" "The clinic booked, moved or cancelled an appointment, or nobody came."
* #sij-consult-note "Consultation note" "The clinic examined the patient, or reports what has become known since."
* #sij-injection-outcome "Injection outcome" "The clinic injected the joint and reports the readings around it."
* #sij-surgery-report "Surgery report" "The clinic operated on the joint."
* #sij-postop-followup "Follow-up after surgery" "A visit after the operation; after the end of the referral its Task is a child that names the referral in partOf."
* #sij-referral-outcome "Referral outcome" "The clinic ends the referral with its result."
* #sij-cancel-confirm "Confirmation of a cancellation" "The clinic confirms that a referral is cancelled."
* #sij-patient-link "Patient update or merge" "The hospital changes what it knows of a person, or says that two records are one person."

CodeSystem: SijMessageAnswerCodes
Id: sij-message-answer
Title: "Answers to messages"
Description: "Names the definition of the answer; on the wire an answer repeats the event of the message that it answers."
* insert OwnCodes
* #acknowledgement "Acknowledgement"
