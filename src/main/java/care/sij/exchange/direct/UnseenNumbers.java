package care.sij.exchange.direct;

import care.sij.exchange.OwnNumbers;
import care.sij.fhir.FhirJson;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.ReferenceWalk;
import care.sij.fhir.ReferenceWalk.Located;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import care.sij.record.OpenCommit;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Keeps what a writer is not shown: persons' numbers in references, and the narrative that tells them. Who reads,
 * patches and writes back does so without them.
 */
@Component
class UnseenNumbers {

    private final OwnNumbers numbers;
    private final FhirJson json;

    UnseenNumbers(OwnNumbers numbers, FhirJson json) {
        this.numbers = numbers;
        this.json = json;
    }

    /** Adds to what is updated, under the locks, what is stored of it and hidden from the partner. */
    void keep(OpenCommit open, Partner partner, Placement placement) {
        placement.stated().stream()
                .filter(placed -> !placed.creates())
                .forEach(placed -> open.current(placed.key())
                        .filter(current -> !current.isEmpty())
                        .ifPresent(current -> keep(current.body(), partner, placed.resource())));
    }

    private void keep(Bytes body, Partner partner, Resource stated) {
        Bytes shown = PersonNumbers.without(body, numbers.shownTo(partner));
        if (shown.equals(body)) {
            return;
        }
        Resource stored = json.read(body);
        Resource seen = json.read(shown);
        List<Located> visible = identified(seen);
        List<Located> into = ReferenceWalk.of(stated);
        for (Located hidden : identified(stored)) {
            if (visible.stream().noneMatch(other -> isSame(other, hidden))) {
                into.stream()
                        .filter(located -> !located.reference().hasIdentifier() && pointsAlike(located, hidden))
                        .forEach(located -> located.reference()
                                .setIdentifier(
                                        hidden.reference().getIdentifier().copy()));
            }
        }
        if (stored instanceof DomainResource whole
                && seen instanceof DomainResource part
                && stated instanceof DomainResource written
                && whole.hasText()
                && !part.hasText()
                && !written.hasText()) {
            written.setText(whole.getText().copy());
            if (isShown(written, partner)) {
                written.setText(null);
            }
        }
    }

    /** Whether the narrative would be shown, as where the number that hid it was not written back. */
    private boolean isShown(DomainResource written, Partner partner) {
        Bytes shown = PersonNumbers.without(json.encode(written), numbers.shownTo(partner));
        return ((DomainResource) json.read(shown)).hasText();
    }

    private static List<Located> identified(Resource resource) {
        return ReferenceWalk.of(resource).stream()
                .filter(located -> located.reference().hasReference())
                .filter(located -> located.reference().hasIdentifier())
                .toList();
    }

    private static boolean isSame(Located one, Located other) {
        return pointsAlike(one, other)
                && one.reference().getIdentifier().equalsDeep(other.reference().getIdentifier());
    }

    private static boolean pointsAlike(Located one, Located other) {
        Reference reference = one.reference();
        return one.path().equals(other.path())
                && reference.hasReference()
                && reference.getReference().equals(other.reference().getReference());
    }
}
