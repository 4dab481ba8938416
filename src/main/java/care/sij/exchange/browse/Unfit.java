package care.sij.exchange.browse;

import java.util.Locale;

/** Why a corrected message may not go out: what it would tell beyond the one in whose place it stands, or at all. */
enum Unfit {
    ENVELOPE("what stands around the resources is fixed. Set it back."),
    ANOTHER_PATIENT("names another patient than the message did. Set it back; each patient is told of by the record."),
    ANOTHER_REFERENCE("refers to what it did not refer to and the message does not hold. Set it back."),
    ANOTHER_NUMBER("holds an identifier that it did not hold. Set it back; numbers are corrected at their source."),
    CONTAINED("contains a resource that it did not contain. Take it out."),
    LABELS("has other security labels than it had. Set them back."),
    NOT_TOLD("nothing is sent to this partner any more. Discard the message."),
    DENIED("the partner may not be told of this patient any more. Discard the message."),
    NOT_SEEN("the partner may not see this resource now: reach, consent or a label forbids it. Leave the entry out."),
    WITHHELD("resources of this type are never sent to this partner. Leave the entry out."),
    NUMBERS("holds a number by which others know a person. Take it out.");

    private final String words;

    Unfit(String words) {
        this.words = words;
    }

    /** The fault at a place, without anything of what stands there. */
    String at(String place) {
        return place + ": " + words + " (" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
    }
}
