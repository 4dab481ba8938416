package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.group.MDM_T02_COMMON_ORDER;
import ca.uhn.hl7v2.model.v251.message.MDM_T02;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Procedure;

/** MDM^T02: each document of the letter with its content; when it has none, a PDF of what the letter says. */
final class DocumentMessages {

    private static final String TYPE = "MDM^T02";

    private final Writing writing;
    private final List<String> kind;

    /** @param kind what the letter is about, as CE */
    DocumentMessages(Writing writing, List<String> kind) {
        this.writing = writing;
        this.kind = List.copyOf(kind);
    }

    /** Each document that came along. */
    void addAll() {
        add(List.of());
    }

    /** Each document that came along, or one made of the letter; what was done is told with the first of them. */
    void addWith(List<Procedure> done) {
        if (!add(done)) {
            write(Optional.empty(), done);
        }
    }

    private boolean add(List<Procedure> done) {
        boolean first = true;
        for (DocumentReference document : writing.letter().all(DocumentReference.class)) {
            if (writing.takes(TYPE) && hasContent(document)) {
                write(Optional.of(document), first ? done : List.of());
                first = false;
            }
        }
        return !first;
    }

    private static boolean hasContent(DocumentReference document) {
        return document.getContent().stream()
                .anyMatch(content -> content.getAttachment().getData() != null);
    }

    private void write(Optional<DocumentReference> document, List<Procedure> done) {
        if (!writing.takes(TYPE)) {
            return;
        }
        MDM_T02 message = new MDM_T02();
        writing.head(message.getMSH(), TYPE, "MDM_T02");
        Fields.of(message.getEVN()).set(1, "T02").set(2, writing.letter().writtenAt());
        new CommonSegments(writing).person(message.getPID(), writing.letter().patient());
        Fields.of(message.getPV1()).set(1, "1").set(2, "U");
        describe(Fields.of(message.getTXA()), document);
        List<ResultLine> lines = new ArrayList<>();
        for (int index = 0; index < done.size(); index++) {
            Procedure procedure = done.get(index);
            writing.letter().says(procedure);
            MDM_T02_COMMON_ORDER order = message.getCOMMON_ORDER(index);
            new OrderSegments(writing, kind)
                    .write(order.getORC(), order.getOBR(), Optional.of(procedure), Sides.of(procedure), "F");
            lines.addAll(new ProcedureLines(writing).of(procedure));
        }
        lines.addAll(document.map(this::content).orElseGet(this::rendered));
        for (int index = 0; index < lines.size(); index++) {
            ResultSegments.write(message.getOBSERVATION(index).getOBX(), index + 1, lines.get(index));
        }
        document.ifPresent(writing.letter()::says);
        writing.letter().referral().ifPresent(writing.letter()::says);
        writing.add(TYPE, message);
    }

    private void describe(Fields txa, Optional<DocumentReference> document) {
        txa.set(1, "1")
                .parts(2, code(document))
                .set(3, "TX")
                .set(
                        4,
                        document.map(note -> Times.of(note.getDateElement()))
                                .filter(at -> !at.isEmpty())
                                .orElseGet(writing.letter()::writtenAt));
        document.flatMap(note -> note.getAuthor().stream().findFirst())
                .flatMap(author -> People.meant(author, writing.letter()))
                .ifPresent(author -> txa.parts(9, new CommonSegments(writing).named(Optional.of(author))));
        Optional<Identifier> number =
                document.flatMap(note -> note.getIdentifier().stream().findFirst());
        txa.parts(
                12,
                number.map(writing.names()::entity)
                        .orElseGet(() -> List.of(
                                writing.controlId(), writing.line().sender().application())));
        writing.letter()
                .placer()
                .ifPresent(placer -> txa.parts(14, writing.names().entity(placer)));
        writing.letter()
                .filler()
                .ifPresent(filler -> txa.parts(15, writing.names().entity(filler)));
        txa.set(
                        17,
                        document.filter(note -> note.getDocStatus() == ReferredDocumentStatus.PRELIMINARY)
                                        .isPresent()
                                ? "PA"
                                : "AU")
                .set(19, "AV");
    }

    private List<String> code(Optional<DocumentReference> document) {
        return document.filter(DocumentReference::hasType)
                .map(note -> writing.names().coded(note.getType()))
                .orElse(kind);
    }

    private List<ResultLine> content(DocumentReference document) {
        List<ResultLine> lines = new ArrayList<>();
        document.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .filter(attachment -> attachment.getData() != null)
                .forEach(attachment ->
                        lines.addAll(new DocumentLines(writing.line()).of(attachment, code(Optional.of(document)))));
        return lines;
    }

    private List<ResultLine> rendered() {
        return new DocumentLines(writing.line()).rendered(writing.letter(), kind);
    }
}
