package care.sij.exchange.codes;

import care.sij.conformance.CodeTranslation;
import care.sij.conformance.CodeTranslation.Added;
import care.sij.conformance.MessageValidator;
import care.sij.conformance.UnmappedCode;
import care.sij.exchange.CodeMapping.Preview;
import care.sij.exchange.CodeMapping.StillUnread;
import care.sij.exchange.CodeMapping.Translated;
import care.sij.exchange.codes.KeptMessages.Answered;
import care.sij.exchange.codes.KeptMessages.Kept;
import care.sij.exchange.dialect.EventReading;
import care.sij.exchange.dialect.NativeForm;
import care.sij.exchange.facts.StatementRefused;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.springframework.stereotype.Component;

/** Tries a map on messages that are kept, without a trace. */
@Component
class MapTrial {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final KeptMessages messages;
    private final CodeMaps maps;
    private final MessageValidator validator;
    private final EventReading events;
    private final Partners partners;
    private final Clock clock;

    MapTrial(
            KeptMessages messages,
            CodeMaps maps,
            MessageValidator validator,
            EventReading events,
            Partners partners,
            Clock clock) {
        this.messages = messages;
        this.maps = maps;
        this.validator = validator;
        this.events = events;
        this.partners = partners;
        this.clock = clock;
    }

    Preview of(String partner, CodeMap candidate, int most) {
        Instant end = clock.instant().plus(LONGEST);
        Tally tally = new Tally(maps.now(partner, Direction.IN), candidate);
        for (Kept kept : messages.newest(partner, most)) {
            if (clock.instant().isAfter(end)) {
                break;
            }
            kept.bundle().get().ifPresent(bundle -> tally.count(kept, understood(partner, candidate, bundle)));
        }
        return tally.preview();
    }

    /** As it would be read with the candidate; what cannot be understood stays as it is. */
    private Bundle understood(String sender, CodeMap candidate, Bundle bundle) {
        return partners.byId(sender)
                .flatMap(partner -> understood(partner, candidate, bundle))
                .orElse(bundle);
    }

    private Optional<Bundle> understood(Partner partner, CodeMap candidate, Bundle bundle) {
        MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();
        try {
            return Optional.of(NativeForm.of(bundle, events.read(header, bundle, partner, candidate)));
        } catch (StatementRefused refused) {
            return Optional.empty();
        }
    }

    /** What was found so far. */
    private final class Tally {

        private final CodeMap now;
        private final CodeMap candidate;
        private final Map<Added, Integer> translated = new LinkedHashMap<>();
        private final Map<UnmappedCode, Integer> unread = new LinkedHashMap<>();
        private final List<String> nowTaken = new ArrayList<>();
        private final List<String> nowRefused = new ArrayList<>();
        private int looked;
        private int changed;

        Tally(CodeMap now, CodeMap candidate) {
            this.now = now;
            this.candidate = candidate;
        }

        void count(Kept kept, Bundle bundle) {
            looked++;
            List<Added> before = CodeTranslation.apply(now, bundle.copy());
            List<Added> after = CodeTranslation.apply(candidate, bundle);
            after.forEach(added -> translated.merge(added, 1, Integer::sum));
            validator.unmapped(bundle).stream()
                    .filter(one -> !candidate.judged().contains(one.code()))
                    .forEach(one -> unread.merge(one, 1, Integer::sum));
            if (!before.equals(after)) {
                changed++;
            }
            if (!before.equals(after) || kept.answered() == Answered.REFUSED) {
                judge(kept, bundle);
            }
        }

        private void judge(Kept kept, Bundle bundle) {
            boolean passes = validator.validate(bundle).acceptable();
            if (passes && kept.answered() == Answered.REFUSED) {
                nowTaken.add(kept.messageId());
            } else if (!passes && kept.answered() == Answered.TAKEN) {
                nowRefused.add(kept.messageId());
            }
        }

        Preview preview() {
            return new Preview(
                    looked,
                    changed,
                    List.copyOf(nowTaken),
                    List.copyOf(nowRefused),
                    translated.entrySet().stream()
                            .map(one -> new Translated(
                                    one.getKey().source(), one.getKey().target(), one.getValue()))
                            .toList(),
                    unread.entrySet().stream()
                            .map(one -> new StillUnread(
                                    one.getKey().code(), one.getKey().place(), one.getValue()))
                            .toList());
        }
    }
}
