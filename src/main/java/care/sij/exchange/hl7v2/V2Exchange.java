package care.sij.exchange.hl7v2;

import care.sij.exchange.message.MessageIntake;
import care.sij.exchange.message.MessageIntake.Taken;
import care.sij.fhir.BodyRoom;
import care.sij.fhir.ClinicSettings;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From what was framed to its acknowledgements, which are made when what the message changed is committed. */
@Component
class V2Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(V2Exchange.class);

    /** A message takes its own size, that of its text, and that of the bundle that it is kept in. */
    private static final long SIZES = 4;

    /** An answer that must not be answered (MSH-9). */
    private static final String ANSWER = "ACK";

    private static final V2Error NOT_NOW = V2Error.whole(
            V2Error.Code.APPLICATION_RECORD_LOCKED,
            "The service cannot process the message now. Nothing of it is kept. Send it again, unchanged.");

    /**
     * A verdict with its reasons.
     *
     * @param answer what goes in the place of the application acknowledgement
     */
    private record Judged(Verdict verdict, List<V2Error> errors, Optional<Bytes> answer) {

        Judged(Verdict verdict, List<V2Error> errors) {
            this(verdict, errors, Optional.empty());
        }
    }

    private final MessageIntake intake;
    private final CodeMaps maps;
    private final BodyRoom room;
    private final ClinicSettings clinic;
    private final Clock clock;
    private final StatusAnswers states;

    V2Exchange(
            MessageIntake intake,
            CodeMaps maps,
            BodyRoom room,
            ClinicSettings clinic,
            Clock clock,
            StatusAnswers states) {
        this.states = states;
        this.intake = intake;
        this.maps = maps;
        this.room = room;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** The acknowledgements of a message of this partner, in their order. */
    List<Bytes> answers(MllpFrames.Frame frame, Partner partner, Hl7v2 settings) {
        V2Reader reader = new V2Reader(settings.charset());
        V2Message header;
        try {
            header = reader.headerOf(frame.content());
        } catch (V2Refused unreadable) {
            count(partner, Verdict.REJECTED);
            return List.of(Acknowledgement.ofUnreadable(unreadable.errors(), clock.instant()));
        }
        if (header.header().text(9).equals(ANSWER)) {
            return List.of();
        }
        Judged judged =
                frame.size() == MllpFrames.Size.WHOLE ? judged(reader, frame.content(), partner, settings) : tooLarge();
        count(partner, judged.verdict());
        return Acknowledging.of(header.header()).codes(judged.verdict()).stream()
                .map(code -> judged.answer()
                        .filter(answer -> code.equals(Verdict.TAKEN.application()))
                        .orElseGet(() -> Acknowledgement.of(header, code, judged.errors(), clock.instant())))
                .toList();
    }

    private Judged judged(V2Reader reader, Bytes content, Partner partner, Hl7v2 settings) {
        try (BodyRoom.Place place = room.place()) {
            place.take(SIZES * content.length());
            V2Message message = reader.read(content);
            V2Trigger trigger = new V2Guard(settings).admit(message.header());
            return judged(message, trigger, partner, settings);
        } catch (V2Refused refused) {
            return new Judged(verdict(refused), refused.errors());
        } catch (BodyRoom.Full full) {
            return new Judged(Verdict.LATER, List.of(NOT_NOW));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "an HL7 v2 message of {} could not be processed: {}",
                    partner.id(),
                    fault.getClass().getSimpleName());
            return new Judged(Verdict.LATER, List.of(NOT_NOW));
        }
    }

    /** What was taken before has its answer, also when nothing can be made of it any more. */
    private Judged judged(V2Message message, V2Trigger trigger, Partner partner, Hl7v2 settings) {
        try {
            return taken(maker(partner, settings).make(message, trigger), partner, message);
        } catch (V2Refused refused) {
            String id = MadeMessage.id(MessageMaker.key(message.header(), partner));
            return intake.takenBefore(partner, id, message.raw())
                    .map(taken -> new Judged(
                            verdict(taken.code()), ToldIssues.of(taken.outcome(), location -> Optional.empty())))
                    .orElseThrow(() -> refused);
        }
    }

    private MessageMaker maker(Partner partner, Hl7v2 settings) {
        return new MessageMaker(partner, settings, maps.now(partner.id(), Direction.IN), clinic.zone());
    }

    private Judged taken(MadeMessage made, Partner partner, V2Message message) {
        Taken taken = intake.take(
                made.bundle(),
                message.raw(),
                partner,
                made.header().getIdElement().getIdPart());
        return new Judged(
                verdict(taken.code()),
                ToldIssues.of(taken.outcome(), made::origin),
                taken.asked().flatMap(asked -> state(asked, made, partner, message)));
    }

    /** Where the referral stands, when that was asked for (HL7 v2.5.1, 11.3.4). */
    private Optional<Bytes> state(Resource asked, MadeMessage made, Partner partner, V2Message message) {
        if (!(asked instanceof Task referral)) {
            return Optional.empty();
        }
        V2Segment header = message.header();
        StatusAnswers.Question question = new StatusAnswers.Question(
                partner,
                header.text(3),
                header.text(4),
                header.text(5),
                header.text(6),
                header.text(10),
                header.text(11),
                Acknowledgement.delimiters(header),
                message.charset());
        return made.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .findFirst()
                .map(person ->
                        states.answer(question, referral, (Patient) person, Acknowledgement.written(clock.instant())));
    }

    private static Verdict verdict(MessageIntake.Code code) {
        return switch (code) {
            case OK -> Verdict.TAKEN;
            case TRANSIENT -> Verdict.LATER;
            case FATAL -> Verdict.REFUSED;
        };
    }

    private static Verdict verdict(V2Refused refused) {
        return switch (refused.kind()) {
            case PROTOCOL -> Verdict.REJECTED;
            case CONTENT -> Verdict.UNREADABLE;
        };
    }

    private static Judged tooLarge() {
        return new Judged(
                Verdict.REJECTED,
                List.of(V2Error.whole(
                        V2Error.Code.APPLICATION_INTERNAL_ERROR,
                        "The message is larger than is taken here. Send what it tells in several messages.")));
    }

    private static void count(Partner partner, Verdict verdict) {
        Metrics.counter("sij.hl7v2.messages", "partner", partner.id(), "code", verdict.application())
                .increment();
    }
}
