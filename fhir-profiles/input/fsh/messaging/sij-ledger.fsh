// The ledger's proofs, and where its checkpoints travel.

Extension: SijLedgerCheckpoint
Id: sij-ledger-checkpoint
Title: "Checkpoint of the ledger"
Description: "The newest checkpoint of the answering service's ledger: a signed note (C2SP tlog-checkpoint) in UTF-8. Whoever keeps it can have it compared with the ledger later."
Context: MessageHeader
* value[x] 1..1
* value[x] only base64Binary

RuleSet: LedgerAnswer(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"
* parameter[=].type = {type}

RuleSet: LedgerParts(name, max, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"

Instance: sij-inclusion-proof
InstanceOf: OperationDefinition
Usage: #definition
Title: "Inclusion proof"
* id = "sij-inclusion-proof"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-inclusion-proof"
* version = "1.0.0"
* name = "SijInclusionProof"
* title = "Inclusion proof"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "Proves that a version of a resource is in the ledger: its leaf, the audit path of RFC 9162 to the root of a signed checkpoint, and what the leaf is computed from. For whoever may read the version."
* affectsState = false
* code = #inclusion-proof
* system = true
* type = false
* instance = false
* parameter[+].name = #reference
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The version, as Type/id/_history/n"
* parameter[=].type = #string
* insert Given(size, #string, [[Size of the checkpoint to prove it to; the newest when not given]])
* insert LedgerAnswer(leaf, 1, 1, #base64Binary, [[Hash of the leaf]])
* insert LedgerAnswer(index, 1, 1, #string, [[Place of the leaf, from 0]])
* insert LedgerAnswer(size, 1, 1, #string, [[Number of leaves in the tree of the checkpoint]])
* insert LedgerAnswer(path, 0, *, #base64Binary, [[Hashes of the siblings from the leaf up]])
* insert LedgerAnswer(checkpoint, 1, 1, #base64Binary, [[The signed note]])
* insert LedgerParts(fields, 1, [[What the leaf is computed from in this order; left out for a caller that does not see all of the version]])
* insert PartOfMessage(type, 1, 1, #code, [[Type of the resource]])
* insert PartOfMessage(id, 1, 1, #string, [[Id of the resource]])
* insert PartOfMessage(version, 1, 1, #string, [[Number of the version]])
* insert PartOfMessage(patient, 0, *, #string, [[Id of each Patient that it belongs to]])
* insert PartOfMessage(origin, 1, 1, #code, [[PARTNER when it was stated; PROJECTED when the service derived it]])
* insert PartOfMessage(owner, 1, 1, #string, [[Client id of whose it is]])
* insert PartOfMessage(interaction, 1, 1, #code, [[CREATE or UPDATE or DELETE]])
* insert PartOfMessage(commit, 1, 1, #string, [[Number of the commit]])
* insert PartOfMessage(instant, 1, 1, #instant, [[When it was recorded]])
* insert PartOfMessage(kind, 1, 1, #code, [[Why the commit happened]])
* insert PartOfMessage(agent, 1, 1, #string, [[Client id of who asked for it]])
* insert PartOfMessage(activity, 1, 1, #string, [[Message event or interaction]])
* insert PartOfMessage(source, 0, 1, #string, [[What stands behind the commit]])
* insert PartOfMessage(request-id, 1, 1, #string, [[Correlation id of the request]])
* insert PartOfMessage(content-hash, 1, 1, #base64Binary, [[SHA-256 of the content without version and instant]])
* insert PartOfMessage(salt, 0, 1, #base64Binary, [[What stands before the body when it is hashed; gone when the body was erased]])
* insert PartOfMessage(body-hash, 1, 1, #base64Binary, [[SHA-256 of salt and body]])

Instance: sij-consistency-proof
InstanceOf: OperationDefinition
Usage: #definition
Title: "Consistency proof"
* id = "sij-consistency-proof"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-consistency-proof"
* version = "1.0.0"
* name = "SijConsistencyProof"
* title = "Consistency proof"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "Proves that the ledger of one checkpoint begins with that of an earlier one (RFC 9162), so that nothing of the earlier one was changed. For every partner."
* affectsState = false
* code = #consistency-proof
* system = true
* type = false
* instance = false
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Size of the earlier checkpoint"
* parameter[=].type = #string
* insert Given(to, #string, [[Size of the later checkpoint; the newest when not given]])
* insert LedgerAnswer(from, 1, 1, #base64Binary, [[Signed note of the earlier checkpoint]])
* insert LedgerAnswer(to, 1, 1, #base64Binary, [[Signed note of the later checkpoint]])
* insert LedgerAnswer(proof, 0, *, #base64Binary, [[The hashes of the proof in order]])

Instance: sij-verify
InstanceOf: OperationDefinition
Usage: #definition
Title: "Verify the ledger"
* id = "sij-verify"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-verify"
* version = "1.0.0"
* name = "SijVerify"
* title = "Verify the ledger"
* status = #active
* kind = #query
* experimental = false
* publisher = "SIJ Pathways"
* description = "Computes every leaf from what is on record and the tree from the leaves, compares them with all subtrees and signed checkpoints and with checkpoints that were kept elsewhere, and names what was changed, deleted, put in or put in another order. For auditors."
* affectsState = false
* code = #verify
* system = true
* type = false
* instance = false
* parameter[+].name = #checkpoint
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Signed notes that were kept"
* parameter[=].type = #base64Binary
* insert Given(from, #string, [[First leaf to compute again; 0 when not given. The tree is checked as a whole anyway]])
* insert Given(to, #string, [[First leaf not to compute again; all when not given]])
* insert LedgerAnswer(holds, 1, 1, #boolean, [[Whether nothing was found]])
* insert LedgerParts(checked, 1, [[How much was checked]])
* insert PartOfMessage(leaves, 1, 1, #string, [[Leaves in the ledger]])
* insert PartOfMessage(recomputed, 1, 1, #string, [[Leaves that were computed again]])
* insert PartOfMessage(erased, 1, 1, #string, [[Those of them whose body was erased by law]])
* insert PartOfMessage(subtrees, 1, 1, #string, [[Kept roots of subtrees]])
* insert PartOfMessage(checkpoints, 1, 1, #string, [[Checkpoints]])
* insert PartOfMessage(keys, 1, 1, #string, [[Keys]])
* insert PartOfMessage(waiting, 1, 1, #string, [[Leaves that have no place yet]])
* insert LedgerAnswer(findings, 1, 1, #string, [[How many findings there are]])
* insert LedgerParts(finding, *, [[One of the first 1000 findings]])
* insert PartOfMessage(kind, 1, 1, #code, [[What is wrong]])
* insert PartOfMessage(place, 1, 1, #string, [[The version or leaves or checkpoint or key]])
* insert PartOfMessage(meaning, 1, 1, #string, [[The same in words]])
* insert LedgerAnswer(erased, 0, *, #string, [[One of the first 1000 versions whose body was erased by law]])

Instance: sij-rotate-ledger-key
InstanceOf: OperationDefinition
Usage: #definition
Title: "Rotate the ledger's key"
* id = "sij-rotate-ledger-key"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-rotate-ledger-key"
* version = "1.0.0"
* name = "SijRotateLedgerKey"
* title = "Rotate the ledger's key"
* status = #active
* kind = #operation
* experimental = false
* publisher = "SIJ Pathways"
* description = "Makes a new key that signs checkpoints from now on; the old ones stay published. For the clinic."
* affectsState = true
* code = #rotate-ledger-key
* system = true
* type = false
* instance = false
* insert LedgerAnswer(key, 1, 1, #string, [[The new key as tools for signed notes take it]])
