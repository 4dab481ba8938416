package care.sij.api.rest;

import care.sij.exchange.Write;

/** One entry of a transaction or a batch, understood. */
sealed interface BundleEntry {

    /** Something to be written. */
    record ToWrite(Write write, String interaction) implements BundleEntry {}

    /** Something to be read, after everything is written. */
    record ToRead(EntryAddress address) implements BundleEntry {}
}
