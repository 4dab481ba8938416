package care.sij.exchange.browse;

import care.sij.conformance.Finding;
import care.sij.conformance.Finding.Severity;
import care.sij.conformance.MessageValidator;
import care.sij.exchange.Corrections;
import care.sij.exchange.MessageKey;
import care.sij.exchange.browse.Tellable.Telling;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ParseLimits;
import care.sij.fhir.ResourceIds;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.springframework.stereotype.Component;

/** Whether a corrected message may go out in the place of another one, and how. */
@Component
class CorrectedLetter {

    /**
     * The message that is corrected.
     *
     * @param patient id of the Patient it is about
     * @param instant as of which it was written
     * @param sent what it held
     */
    record Original(MessageKey key, Bytes body, String patient, Instant instant, List<String> sent) {

        Original {
            sent = List.copyOf(sent);
        }
    }

    /**
     * What came of the check.
     *
     * @param body as it may go out; nothing when there are faults
     * @param sent what it holds
     * @param changed which elements say otherwise than in the message that is corrected
     */
    record Checked(Bytes body, List<String> sent, List<String> changed, List<String> faults) {

        static Checked wrong(List<String> faults) {
            return new Checked(
                    Bytes.EMPTY,
                    List.of(),
                    List.of(),
                    faults.stream().limit(MOST_FAULTS).toList());
        }
    }

    private static final int MOST_FAULTS = 20;
    private static final int MOST_ENTRIES = 1_000;
    private static final int DEEPEST = 64;
    private static final ParseLimits LIMITS =
            new ParseLimits(Corrections.MOST_BYTES * 2, Long.MAX_VALUE, DEEPEST, MOST_ENTRIES);

    private final FhirJson json;
    private final MessageValidator validator;
    private final Tellable tellable;
    private final ServiceAddress address;

    CorrectedLetter(FhirJson json, MessageValidator validator, Tellable tellable, ServiceAddress address) {
        this.json = json;
        this.validator = validator;
        this.tellable = tellable;
        this.address = address;
    }

    /** The corrected message under an id of its own. */
    Checked of(Original original, Bytes corrected, String messageId) {
        return json.parse(corrected.toArray(), LIMITS, Bundle.class)
                .fold(
                        bundle -> checked(original, json.read(original.body(), Bundle.class), bundle, messageId),
                        refusal -> Checked.wrong(List.of((refusal.location().isEmpty() ? "Bundle" : refusal.location())
                                + ": " + refusal.remedy())));
    }

    private Checked checked(Original original, Bundle before, Bundle after, String messageId) {
        List<String> envelope = envelope(before, after);
        if (!envelope.isEmpty()) {
            return Checked.wrong(envelope);
        }
        Pairs pairs = Pairs.of(json.encode(before), json.encode(after), address.fhir());
        List<String> faults = new ArrayList<>(pairs.faults(original.patient()));
        faults.addAll(tellable.faults(telling(original, pairs)));
        if (faults.isEmpty()) {
            faults.addAll(newFaults(before, after));
        }
        if (!faults.isEmpty()) {
            return Checked.wrong(faults);
        }
        after.setId(ResourceIds.of("Bundle", original.key().partner(), messageId));
        after.setTimestamp(before.getTimestamp());
        after.getEntryFirstRep().setFullUrl("urn:uuid:" + messageId);
        after.getEntryFirstRep().getResource().setId(messageId);
        return new Checked(json.encode(after), pairs.sent(original.sent()), pairs.changed(), List.of());
    }

    private static Telling telling(Original original, Pairs pairs) {
        return new Telling(
                original.key().partner(),
                original.patient(),
                original.instant(),
                pairs.header(),
                pairs.focus(),
                pairs.told());
    }

    /** What it tells, to whom and of whom stays as it was. */
    private static List<String> envelope(Bundle before, Bundle after) {
        List<String> faults = new ArrayList<>();
        if (after.getType() != BundleType.MESSAGE
                || !(after.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            return List.of("Bundle: a message begins with its MessageHeader. Keep Bundle.type and the first entry.");
        }
        MessageHeader known = (MessageHeader) before.getEntryFirstRep().getResource();
        if (!known.getEvent().equalsDeep(header.getEvent()) || !same(known, header)) {
            faults.add("Bundle.entry[0].resource: event, source, destination and focus are fixed. Set them back.");
        }
        Set<String> told = before.getEntry().stream()
                .skip(1)
                .map(CorrectedLetter::named)
                .collect(Collectors.toCollection(HashSet::new));
        for (int place = 1; place < after.getEntry().size(); place++) {
            if (!told.remove(named(after.getEntry().get(place)))) {
                faults.add("Bundle.entry[" + place + "]: an entry that the message did not have, has twice, or that is"
                        + " another resource now. Change and leave out what it had; tell other facts by the record.");
            }
        }
        return faults;
    }

    private static boolean same(MessageHeader before, MessageHeader after) {
        return after.getSource().equalsDeep(before.getSource())
                && after.getDestination().size() == before.getDestination().size()
                && after.getDestinationFirstRep().equalsDeep(before.getDestinationFirstRep())
                && after.getFocus().size() == before.getFocus().size()
                && after.getFocusFirstRep().equalsDeep(before.getFocusFirstRep());
    }

    private static String named(BundleEntryComponent entry) {
        return entry.getFullUrl() + " "
                + (entry.hasResource()
                        ? entry.getResource().fhirType() + "/"
                                + entry.getResource().getIdElement().getIdPart()
                        : "");
    }

    /** What is wrong with it and was not wrong before: what we send is no message to us in every respect. */
    private List<String> newFaults(Bundle before, Bundle after) {
        Set<String> known = faults(before).collect(Collectors.toSet());
        return faults(after).filter(fault -> !known.contains(fault)).toList();
    }

    private Stream<String> faults(Bundle bundle) {
        return validator.validate(bundle.copy()).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(CorrectedLetter::said);
    }

    private static String said(Finding finding) {
        return finding.location() + ": " + finding.text() + " (" + finding.rule() + ")";
    }
}
