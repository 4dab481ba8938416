// What partners' codes mean here, and ours there.

RuleSet: OperationOnCodes(code, name, title, kind, affects, description)
* id = "sij-{code}"
* url = "http://sij-pathways.example.org/fhir/OperationDefinition/sij-{code}"
* version = "1.0.0"
* name = "{name}"
* title = "{title}"
* status = #active
* kind = #{kind}
* experimental = false
* publisher = "SIJ Pathways"
* description = "{description}"
* affectsState = {affects}
* code = #{code}
* system = true
* type = false
* instance = false

RuleSet: Needed(name, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "{documentation}"
* parameter[=].type = {type}

RuleSet: Told(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"
* parameter[=].type = {type}

RuleSet: ToldInParts(name, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "{documentation}"

Instance: sij-code-map
InstanceOf: OperationDefinition
Usage: #definition
Title: "Code map"
* insert OperationOnCodes(code-map, SijCodeMap, [[Code map]], query, false, [[A version of a partner's code map as it was set. A partner gets its own; the clinic and auditors get any.]])
* insert Given(partner, #string, [[Client id of the partner; for the clinic and auditors]])
* insert Given(direction, #code, [[in: from the partner to us; out: from us to the partner. in when it is not given]])
* insert Given(version, #positiveInt, [[The version; the newest when it is not given]])
* insert Told(version, 1, 1, #positiveInt, [[Its number]])
* insert Told(set, 1, 1, #instant, [[When it was set]])
* insert Told(by, 1, 1, #string, [[Client id of who set it]])
* insert Told(comment, 1, 1, #string, [[Why it was set]])
* insert Told(map, 1, 1, #ConceptMap, [[The map]])

Instance: sij-set-code-map
InstanceOf: OperationDefinition
Usage: #definition
Title: "Set code map"
* insert OperationOnCodes(set-code-map, SijSetCodeMap, [[Set code map]], operation, true, [[Sets a partner's code map for what comes or goes from now on; what was told before stays as it was read. For the clinic.]])
* insert Needed(partner, #string, [[Client id of the partner]])
* insert Given(direction, #code, [[in: from the partner to us; out: from us to the partner. in when it is not given]])
* insert Needed(comment, #string, [[Why it is set]])
* insert Needed(map, #ConceptMap, [[The whole map; it takes the place of the one before]])
* insert Given(replaces, #unsignedInt, [[Version of the map it takes the place of, 0 for none; needed when there is one, unless it is only told]])
* insert Given(dry-run, #boolean, [[Only tell what it would change]])
* insert Told(version, 1, 1, #positiveInt, [[The version it has, or would have]])
* insert Told(codes, 1, 1, #integer, [[Codes that it decides about]])
* insert Told(added, 1, 1, #integer, [[Codes that the map before did not decide about]])
* insert Told(removed, 1, 1, #integer, [[Codes that only the map before decides about]])
* insert Told(changed, 1, 1, #integer, [[Codes that both decide about, not alike]])
* insert Told(closes, 1, 1, #integer, [[Open entries on the list of unmapped codes that it closes]])

Instance: sij-preview-code-map
InstanceOf: OperationDefinition
Usage: #definition
Title: "Preview code map"
* insert OperationOnCodes(preview-code-map, SijPreviewCodeMap, [[Preview code map]], query, false, [[Tries a map of the way in on the partner's newest messages: those that were refused for their codes and are kept, then those that were taken. Nothing is stored. For the clinic.]])
* insert Needed(partner, #string, [[Client id of the partner]])
* insert Needed(map, #ConceptMap, [[The whole map]])
* insert Given(count, #positiveInt, [[How many refused and how many taken messages at most; 200 when it is not given, 1000 at most; the work ends after 20 seconds]])
* insert Told(messages, 1, 1, #integer, [[How many messages were looked at]])
* insert Told(changed, 1, 1, #integer, [[How many of them would be read otherwise than now]])
* insert Told(now-taken, 0, *, #id, [[MessageHeader.id of a refused message that would pass validation]])
* insert Told(now-refused, 0, *, #id, [[MessageHeader.id of a message that was taken and would no longer pass validation]])
* insert ToldInParts(translated, [[A translation that would be made]])
* insert PartOfMessage(source, 1, 1, #Coding, [[The code that is told]])
* insert PartOfMessage(target, 1, 1, #Coding, [[The code that would be added]])
* insert PartOfMessage(times, 1, 1, #integer, [[How often]])
* insert ToldInParts(unread, [[A code that would still be unread]])
* insert PartOfMessage(code, 1, 1, #Coding, [[The code]])
* insert PartOfMessage(place, 1, 1, #string, [[Profile and element]])
* insert PartOfMessage(messages, 1, 1, #integer, [[In how many of the messages]])

Instance: sij-unmapped-codes
InstanceOf: OperationDefinition
Usage: #definition
Title: "Unmapped codes"
* insert OperationOnCodes(unmapped-codes, SijUnmappedCodes, [[Unmapped codes]], query, false, [[Codes that partners used where a profile binds and that nobody could read, the longest known first. A partner gets its own; the clinic and auditors get all. Never words that stood beside a code.]])
* insert Given(partner, #string, [[Client id of the partner; for the clinic and auditors]])
* insert Given(state, #code, [[open or closed]])
* insert Given(_count, #integer, [[How many to list at most]])
* insert Given(_cursor, #string, [[Where to go on, as it stands in the next link]])
* insert ToldInParts(code, [[One code of one partner at one place]])
* insert PartOfMessage(partner, 1, 1, #string, [[Client id of the partner]])
* insert PartOfMessage(code, 1, 1, #Coding, [[The code and its system]])
* insert PartOfMessage(place, 1, 1, #string, [[Profile and element]])
* insert PartOfMessage(first-seen, 1, 1, #instant, [[When it was seen first]])
* insert PartOfMessage(last-seen, 1, 1, #instant, [[When it was seen last]])
* insert PartOfMessage(times, 1, 1, #integer, [[How often it was seen]])
* insert PartOfMessage(told-in, 1, 1, #id, [[Where it was seen last: MessageHeader.id, or the id of a request]])
* insert PartOfMessage(closed-by, 0, 1, #integer, [[Version of the map that decided about it]])
* insert Told(full, 0, *, #string, [[A partner with so many open codes that further ones of it are left out]])
* insert Told(next, 0, 1, #uri, [[Address of the next page, when there are more]])
