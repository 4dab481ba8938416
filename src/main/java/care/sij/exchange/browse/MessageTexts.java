package care.sij.exchange.browse;

import care.sij.audit.AuditedRequest;
import care.sij.conformance.CodeTranslation;
import care.sij.exchange.MessageContents;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageSights.Sight;
import care.sij.exchange.browse.StoredTexts.Stored;
import care.sij.exchange.dialect.NativeForm;
import care.sij.fhir.FhirJson;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Gives out what messages say: the outline to all, values for a sight. */
@Component
class MessageTexts implements MessageContents {

    private final StoredTexts texts;
    private final OutgoingForms outgoing;
    private final CodeMaps maps;
    private final FhirJson json;

    MessageTexts(StoredTexts texts, OutgoingForms outgoing, CodeMaps maps, FhirJson json) {
        this.texts = texts;
        this.outgoing = outgoing;
        this.maps = maps;
        this.json = json;
    }

    @Override
    public List<Part> masked(MessageKey key) {
        return texts.of(key)
                .flatMap(Stored::message)
                .map(message -> Outline.of(message, Outline.Values.OPEN))
                .orElseGet(List::of);
    }

    @Override
    public List<Part> parts(Sight sight) {
        return text(sight, Form.PARSED)
                .map(message -> Outline.of(message, Outline.Values.ALL))
                .orElseGet(List::of);
    }

    @Override
    public Optional<Bytes> text(Sight sight, Form form) {
        return shown(sight).flatMap(message -> text(message, sight.message(), form));
    }

    @Override
    public Outgoing outgoing(Sight sight) {
        return outgoing.of(shown(sight), sight.message().partner());
    }

    private Optional<Stored> shown(Sight sight) {
        Optional<Stored> stored = texts.of(sight.message());
        stored.ifPresent(message ->
                AuditedRequest.current().ifPresent(request -> request.shows(message.references(), message.patients())));
        return stored;
    }

    private Optional<Bytes> text(Stored stored, MessageKey key, Form form) {
        return switch (form) {
            case RAW, SENT -> stored.message();
            case ANSWER -> stored.answer();
            case PARSED ->
                switch (key.way()) {
                    case IN -> stored.message().map(message -> understood(message, stored, key.partner()));
                    case OUT -> stored.message();
                };
        };
    }

    /** The message as ours, its codes translated by the map that it was read with. */
    private Bytes understood(Bytes message, Stored stored, String partner) {
        Bundle bundle = NativeForm.of(json.read(message, Bundle.class), stored.event());
        CodeTranslation.apply(map(partner, stored.mapVersion()), bundle);
        return json.encode(bundle);
    }

    private CodeMap map(String partner, OptionalInt version) {
        return version.isPresent() ? maps.of(partner, Direction.IN, version.getAsInt()) : CodeMap.NONE;
    }
}
