package care.sij.exchange.delivery;

/** What of the outbox a line sends; each has threads of its own, so that neither waits for the other. */
enum Part {
    MESSAGES,
    /** Of subscriptions: each is a thread of its own, which begins so. */
    NOTICES
}
