package care.sij.exchange.hl7v2;

/** Makes the contents of a message bundle of one kind of v2 message (docs/api/hl7v2.md). */
interface V2Map {

    /**
     * Adds the resources and sets the header's focus.
     *
     * @throws V2Refused when the message lacks what FHIR needs, or tells what is not read
     */
    void make(Making making);
}
