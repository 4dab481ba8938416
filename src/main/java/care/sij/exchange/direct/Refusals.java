package care.sij.exchange.direct;

import care.sij.exchange.WriteRefusal;
import care.sij.exchange.WriteRefused;
import care.sij.exchange.facts.IssueOutcomes;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;

/** Refused statements as refused writes. */
final class Refusals {

    private Refusals() {}

    static WriteRefused of(StatementRefused refused) {
        return new WriteRefused(kind(refused.issues().get(0).rule()), IssueOutcomes.of(refused.issues()));
    }

    private static WriteRefusal kind(Rule rule) {
        return switch (rule) {
            case UNKNOWN_RESOURCE -> WriteRefusal.NOT_FOUND;
            case ERASED -> WriteRefusal.GONE;
            case VERSION_MISMATCH, SEVERAL_MATCHES -> WriteRefusal.CONDITION_NOT_MET;
            case KNOWN_ALREADY, IDENTITY_CONFLICT, NOT_DELETABLE -> WriteRefusal.CONFLICT;
            case OTHER_ID -> WriteRefusal.NOT_AS_ADDRESSED;
            case NOT_THE_OWNER, NOT_A_PARTY -> WriteRefusal.FORBIDDEN;
            case PROJECTED_BY_HAND -> WriteRefusal.READ_ONLY;
            default -> WriteRefusal.NOT_PROCESSABLE;
        };
    }
}
