package care.sij.exchange.message;

import care.sij.exchange.facts.Contents;
import care.sij.fhir.EncodedResource;
import care.sij.partner.CodeMap;

/**
 * A message as it arrived, its bundle encoded before anything in it is changed.
 *
 * @param codes the map that its codes were translated by since
 */
record Arrival(Envelope envelope, Contents contents, EncodedResource archive, CodeMap codes) {

    /** The same with contents of its own: preparing a message changes them, and a commit may be tried again. */
    Arrival fresh() {
        return new Arrival(envelope, contents.copy(), archive, codes);
    }
}
