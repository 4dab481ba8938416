package care.sij.exchange.message;

import care.sij.exchange.facts.Contents;
import care.sij.fhir.EncodedResource;

/** A message as it arrived, its bundle encoded before anything in it is changed. */
record Arrival(Envelope envelope, Contents contents, EncodedResource archive) {

    /** The same with contents of its own: preparing a message changes them, and a commit may be tried again. */
    Arrival fresh() {
        return new Arrival(envelope, contents.copy(), archive);
    }
}
