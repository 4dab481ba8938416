package care.sij.exchange.hl7v2;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The placer's number of a referral, by which every message names it. */
record ReferralNumber(Identifier identifier) {

    /**
     * The number in a field.
     *
     * @throws V2Refused when there is none, or its authority is not known
     */
    static ReferralNumber in(V2Field field, V2Numbers numbers) {
        Identifier number = numbers.entity(field, "referral")
                .orElseThrow(() -> V2Refused.content(V2Error.missing(
                        field.place(), "The placer's number of the referral is missing. Send it in this field.")));
        number.getType().addCoding(V2Codes.ofTable("0203", "PLAC"));
        return new ReferralNumber(number);
    }

    /** A reference by the number, for what this message does not hold. */
    Reference reference(String type) {
        Reference reference = new Reference();
        reference.setType(type);
        reference.setIdentifier(identifier.copy());
        return reference;
    }

    String value() {
        return identifier.getValue();
    }
}
