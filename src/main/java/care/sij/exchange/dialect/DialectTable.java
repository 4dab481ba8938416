package care.sij.exchange.dialect;

import static care.sij.exchange.dialect.Sign.ACCEPTED;
import static care.sij.exchange.dialect.Sign.ACTIVE;
import static care.sij.exchange.dialect.Sign.APPOINTMENT_CANCELLED;
import static care.sij.exchange.dialect.Sign.AWAITING;
import static care.sij.exchange.dialect.Sign.BOOKED;
import static care.sij.exchange.dialect.Sign.BOTH_DONE;
import static care.sij.exchange.dialect.Sign.CANCELLATION_ASKED;
import static care.sij.exchange.dialect.Sign.CANCELLED;
import static care.sij.exchange.dialect.Sign.COMPLETED;
import static care.sij.exchange.dialect.Sign.DECLINED;
import static care.sij.exchange.dialect.Sign.FOLLOWED_UP;
import static care.sij.exchange.dialect.Sign.INJECTED;
import static care.sij.exchange.dialect.Sign.NOTED;
import static care.sij.exchange.dialect.Sign.OPERATED;
import static care.sij.exchange.dialect.Sign.PLACED;
import static care.sij.exchange.dialect.Sign.SCHEDULED;
import static care.sij.exchange.dialect.Sign.UNATTENDED;
import static care.sij.partner.EventDialect.BSER;
import static care.sij.partner.EventDialect.COW;
import static care.sij.partner.PartnerRole.CLINIC;
import static care.sij.partner.PartnerRole.HOSPITAL;

import care.sij.partner.EventDialect;
import care.sij.partner.PartnerRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What messages of the dialects are understood as; {@code docs/api/dialects.md} publishes it. */
final class DialectTable {

    /**
     * One line.
     *
     * @param code of the message's event, in a system of the dialect
     * @param sender the role of who may send it
     * @param signs what the message says beside; one of them is enough
     * @param event the code of our event
     */
    record Line(EventDialect dialect, String code, PartnerRole sender, Set<Sign> signs, String event) {}

    private static final EnumSet<Sign> RUNNING = EnumSet.of(
            AWAITING,
            ACCEPTED,
            SCHEDULED,
            UNATTENDED,
            APPOINTMENT_CANCELLED,
            BOOKED,
            ACTIVE,
            NOTED,
            INJECTED,
            OPERATED,
            BOTH_DONE,
            COMPLETED);

    static final List<Line> LINES = Stream.of(
                    Stream.of(
                            new Line(BSER, "I12", HOSPITAL, EnumSet.of(PLACED), "sij-referral-request"),
                            new Line(BSER, "I12", HOSPITAL, RUNNING, "sij-referral-update"),
                            new Line(BSER, "I12", HOSPITAL, EnumSet.of(CANCELLATION_ASKED), "sij-referral-cancel"),
                            new Line(BSER, "I13", HOSPITAL, with(PLACED, RUNNING), "sij-referral-update"),
                            new Line(BSER, "I14", HOSPITAL, EnumSet.of(CANCELLATION_ASKED), "sij-referral-cancel"),
                            new Line(BSER, "I15", HOSPITAL, EnumSet.allOf(Sign.class), "sij-referral-status-query")),
                    ofClinic(BSER, "I12"),
                    Stream.of(
                            new Line(COW, "new-order", HOSPITAL, EnumSet.of(PLACED), "sij-referral-request"),
                            new Line(COW, "order-update", HOSPITAL, with(PLACED, RUNNING), "sij-referral-update"),
                            new Line(
                                    COW,
                                    "order-update",
                                    HOSPITAL,
                                    EnumSet.of(CANCELLATION_ASKED, CANCELLED),
                                    "sij-referral-cancel")),
                    ofClinic(COW, "order-update"))
            .flatMap(lines -> lines)
            .toList();

    private DialectTable() {}

    /** Both dialects have one code for everything that a clinic says. */
    private static Stream<Line> ofClinic(EventDialect dialect, String code) {
        return Stream.of(
                new Line(dialect, code, CLINIC, EnumSet.of(AWAITING, ACCEPTED, DECLINED), "sij-referral-response"),
                new Line(
                        dialect,
                        code,
                        CLINIC,
                        EnumSet.of(SCHEDULED, UNATTENDED, APPOINTMENT_CANCELLED, BOOKED),
                        "sij-appointment-notice"),
                new Line(dialect, code, CLINIC, EnumSet.of(NOTED), "sij-consult-note"),
                new Line(dialect, code, CLINIC, EnumSet.of(INJECTED), "sij-injection-outcome"),
                new Line(dialect, code, CLINIC, EnumSet.of(OPERATED), "sij-surgery-report"),
                new Line(dialect, code, CLINIC, EnumSet.of(FOLLOWED_UP), "sij-postop-followup"),
                new Line(dialect, code, CLINIC, EnumSet.of(COMPLETED), "sij-referral-outcome"),
                new Line(dialect, code, CLINIC, EnumSet.of(CANCELLED), "sij-cancel-confirm"));
    }

    private static EnumSet<Sign> with(Sign sign, EnumSet<Sign> signs) {
        EnumSet<Sign> both = EnumSet.copyOf(signs);
        both.add(sign);
        return both;
    }

    /** The lines for a code from this role. */
    static List<Line> of(EventDialect dialect, String code, PartnerRole sender) {
        return LINES.stream()
                .filter(line -> line.dialect() == dialect && line.code().equals(code) && line.sender() == sender)
                .toList();
    }

    /** The codes that a role may send. */
    static List<String> codes(EventDialect dialect, PartnerRole sender) {
        return LINES.stream()
                .filter(line -> line.dialect() == dialect && line.sender() == sender)
                .map(Line::code)
                .distinct()
                .toList();
    }

    /** The event among these lines. */
    static Optional<String> event(List<Line> lines, Sign sign) {
        return lines.stream()
                .filter(line -> line.signs().contains(sign))
                .map(Line::event)
                .findFirst();
    }
}
