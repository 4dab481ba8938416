package care.sij.exchange.hl7v2;

import care.sij.partner.Hl7v2;

/** Whether a message may come in here at all, as its header tells. */
final class V2Guard {

    private static final int APPLICATION = 3;
    private static final int FACILITY = 4;
    private static final int WRITTEN = 7;
    private static final int TYPE = 9;
    private static final int CONTROL_ID = 10;
    private static final int PROCESSING_ID = 11;
    private static final int VERSION = 12;

    /** MSH-10 has at most 20 characters up to version 2.5.1 and 199 from 2.7 on. */
    private static final int LONGEST_CONTROL_ID = 199;

    private final Hl7v2 settings;

    V2Guard(Hl7v2 settings) {
        this.settings = settings;
    }

    /**
     * What the message tells, if it may.
     *
     * @throws V2Refused when it is of another version, processing id or sender, of a kind that is not taken, or does
     *     not say which message it is
     */
    V2Trigger admit(V2Segment header) {
        requireVersion(header);
        require(
                settings.processingIds().contains(header.text(PROCESSING_ID)),
                V2Error.Code.UNSUPPORTED_PROCESSING_ID,
                header.place(PROCESSING_ID),
                "Messages with this processing id are not taken here. Send test messages to a test system.");
        require(
                settings.application().equals(header.text(APPLICATION)),
                V2Error.Code.TABLE_VALUE_NOT_FOUND,
                header.place(APPLICATION),
                "The sending application is not the one registered for this port.");
        require(
                settings.facility().equals(header.text(FACILITY)),
                V2Error.Code.TABLE_VALUE_NOT_FOUND,
                header.place(FACILITY),
                "The sending facility is not the one registered for this port.");
        int length = header.text(CONTROL_ID).length();
        require(
                length > 0 && length <= LONGEST_CONTROL_ID,
                V2Error.Code.REQUIRED_FIELD_MISSING,
                header.place(CONTROL_ID),
                "The message control id tells messages apart: 1 to 199 characters. Add it; keep it when resending.");
        require(
                !header.text(WRITTEN).isEmpty(),
                V2Error.Code.REQUIRED_FIELD_MISSING,
                header.place(WRITTEN),
                "The time of the message puts it in its sender's order. Add it; keep it when resending.");
        return trigger(header);
    }

    private static void requireVersion(V2Segment header) {
        require(
                header.text(VERSION).matches("2\\.[1-9](\\.\\d)?(\\.\\d)?"),
                V2Error.Code.UNSUPPORTED_VERSION_ID,
                header.place(VERSION),
                "Messages of version 2.1 to 2.9 are taken and read as 2.5.1. Name the version.");
    }

    private static V2Trigger trigger(V2Segment header) {
        String type = header.text(TYPE);
        require(
                V2Trigger.knowsType(type),
                V2Error.Code.UNSUPPORTED_MESSAGE_TYPE,
                header.place(TYPE),
                "Messages of this type are not taken. docs/api/hl7v2.md lists those that are.");
        return V2Trigger.of(type, header.field(TYPE).text(2))
                .orElseThrow(() -> V2Refused.protocol(V2Error.at(
                        V2Error.Code.UNSUPPORTED_EVENT_CODE,
                        header.place(TYPE),
                        "This event of the message type is not taken. docs/api/hl7v2.md lists those that are.")));
    }

    private static void require(boolean holds, V2Error.Code code, V2Error.Place place, String text) {
        if (!holds) {
            throw V2Refused.protocol(V2Error.at(code, place, text));
        }
    }
}
