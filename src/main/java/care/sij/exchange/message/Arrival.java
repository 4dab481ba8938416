package care.sij.exchange.message;

import care.sij.exchange.facts.Contents;
import care.sij.fhir.EncodedResource;
import care.sij.partner.CodeMap;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A message as it arrived, its bundle encoded before anything in it is changed.
 *
 * @param bundle what it tells, as a message of ours and with its codes translated
 * @param codes the map that its codes were translated by since
 */
record Arrival(Envelope envelope, Bundle bundle, Contents contents, EncodedResource archive, CodeMap codes) {

    /** The same with contents of its own: preparing a message changes them, and a commit may be tried again. */
    Arrival fresh() {
        return new Arrival(envelope, bundle, contents.copy(), archive, codes);
    }
}
