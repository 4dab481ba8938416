package care.sij.exchange.push;

/** A part that cannot be written, and why. */
record Loss(Part part, LossReason reason) {}
