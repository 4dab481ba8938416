package care.sij.exchange.message;

import care.sij.exchange.message.Custody.Held;
import care.sij.exchange.message.LateAnswers.Arrival;
import care.sij.fhir.BodyRoom;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Processes the messages in custody and brings their answers, again and again until they arrive. */
@Component
class CustodyWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CustodyWork.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(Inbox.RELIABLE_CACHE_MINUTES);
    private static final int DOUBLINGS = 10;

    /** The answer to a message, and when its sender wants one. */
    private record Processed(Answer answer, ResponseRequest wanted) {}

    private final Custody custody;
    private final MessageProcessing processing;
    private final LateAnswers answers;
    private final Partners partners;
    private final FhirJson json;
    private final BodyRoom room;
    private final Clock clock;
    private Optional<ScheduledExecutorService> worker = Optional.empty();
    private Optional<Future<?>> rounds = Optional.empty();

    CustodyWork(
            Custody custody,
            MessageProcessing processing,
            LateAnswers answers,
            Partners partners,
            FhirJson json,
            BodyRoom room,
            Clock clock) {
        this.custody = custody;
        this.processing = processing;
        this.answers = answers;
        this.partners = partners;
        this.json = json;
        this.room = room;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "custody");
            thread.setDaemon(true);
            return thread;
        });
        rounds = Optional.of(started.scheduleWithFixedDelay(this::workOff, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        worker = Optional.of(started);
    }

    @Override
    public synchronized void stop() {
        rounds.ifPresent(running -> running.cancel(true));
        worker.ifPresent(ScheduledExecutorService::shutdownNow);
        rounds = Optional.empty();
        worker = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return worker.isPresent();
    }

    /** A fault must not end the worker: what is held is tried again when its lease ends. */
    private void workOff() {
        try {
            for (Optional<Held> held = claim(); held.isPresent() && isRunning(); held = claim()) {
                work(held.get());
            }
        } catch (RuntimeException fault) {
            LOG.warn("messages in custody wait: {}", fault.getClass().getSimpleName());
        }
    }

    private Optional<Held> claim() {
        return custody.claim(clock.instant(), LEASE);
    }

    private void work(Held held) {
        if (partners.byId(held.partner()).filter(known -> isDone(held, known)).isPresent()) {
            custody.close(held);
        } else {
            later(held);
        }
    }

    private boolean isDone(Held held, Partner partner) {
        try {
            Processed processed = process(held, partner);
            Answer.Code code = processed.answer().code();
            return code != Answer.Code.TRANSIENT
                    && (!processed.wanted().wants(code)
                            || answers.deliver(processed.answer(), partner, held.respondTo(), held.requestId())
                                    == Arrival.DELIVERED);
        } catch (BodyRoom.Full noRoomNow) {
            return false;
        }
    }

    private Processed process(Held held, Partner partner) {
        try (BodyRoom.Place place = room.place()) {
            place.take(held.body());
            Bundle bundle = json.read(held.body(), Bundle.class);
            MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();
            return new Processed(
                    processing.process(bundle, held.event(), partner, held.requestId()), ResponseRequest.of(header));
        }
    }

    private void later(Held held) {
        Instant now = clock.instant();
        if (now.isAfter(held.takenAt().plus(GIVE_UP_AFTER))) {
            giveUp(held);
            return;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(held.attempts() - 1, DOUBLINGS));
        custody.postpone(held, now.plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY));
    }

    private void giveUp(Held held) {
        custody.giveUp(held);
        Metrics.counter("sij.message.late.answer.given.up", "partner", held.partner())
                .increment();
        LOG.warn("a late answer to {} is given up", held.partner());
    }
}
