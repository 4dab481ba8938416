package care.sij.exchange;

import care.sij.clinical.Code;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMap.Direction;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.ConceptMap;

/** Setting partners' code maps, and trying them before. */
public interface CodeMapping {

    /**
     * A map to be set.
     *
     * @param replaces the version it takes the place of; when it is not said, none to be set, the newest to be tried
     * @param by client id of who sets it
     * @param comment why
     */
    record Wanted(
            String partner, Direction direction, OptionalInt replaces, ConceptMap map, String by, String comment) {}

    /**
     * What setting a map changes.
     *
     * @param version the version it has, or would have
     * @param codes how many codes it decides about
     * @param added codes that the map before did not decide about
     * @param removed codes that only the map before decides about
     * @param changed codes that both decide about, not alike
     * @param closes entries on the list of codes to map that it closes
     */
    record Change(int version, int codes, int added, int removed, int changed, int closes) {}

    /** A translation, and how often it would be made. */
    record Translated(Code source, Code target, int times) {}

    /** A code that would still be unread, and in how many messages. */
    record StillUnread(Code code, String place, int messages) {}

    /**
     * What a map of the way in would do to messages that are kept.
     *
     * @param messages how many were looked at, the newest first
     * @param changed how many of them would be read otherwise than by the map of now
     * @param nowTaken ids of refused messages that would pass validation
     * @param nowRefused ids of messages that were taken and would no longer pass it
     */
    record Preview(
            int messages,
            int changed,
            List<String> nowTaken,
            List<String> nowRefused,
            List<Translated> translated,
            List<StillUnread> unread) {}

    /**
     * Sets a map for what comes from now on; what was told before stays as it was read.
     *
     * @throws care.sij.partner.InvalidCodeMap when it cannot be set
     * @throws care.sij.partner.CodeMapChanged when it takes the place of another version than was said
     */
    Change set(Wanted wanted, Run run);

    /**
     * Tries a map of the way in on the newest messages, at most so many and no longer than 20 seconds. Nothing is kept.
     *
     * @throws care.sij.partner.InvalidCodeMap when it could not be set
     */
    Preview preview(String partner, ConceptMap map, int most);
}
