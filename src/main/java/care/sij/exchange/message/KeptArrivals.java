package care.sij.exchange.message;

import care.sij.exchange.MessageKey;
import care.sij.exchange.codes.UnreadTexts;
import care.sij.exchange.message.Parking.Parked;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that came and are kept: what was taken, and for a month what was refused for its codes. */
@Component
class KeptArrivals {

    /**
     * One of them.
     *
     * @param bundle under ids of its own, which follow from those that it came with
     */
    record Again(Partner partner, Answer.Code answered, Bundle bundle) {}

    private record Came(String bundleId, Answer.Code answered) {}

    private static final String TRIED = "tried|";

    private final JdbcClient jdbc;
    private final Versions versions;
    private final UnreadTexts unread;
    private final Partners partners;
    private final FhirJson json;

    KeptArrivals(JdbcClient jdbc, Versions versions, UnreadTexts unread, Partners partners, FhirJson json) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.unread = unread;
        this.partners = partners;
        this.json = json;
    }

    boolean isKept(MessageKey key) {
        return partners.byId(key.partner()).isPresent()
                && came(key).flatMap(came -> text(key, came)).isPresent();
    }

    /** To be processed once more for good, under ids by which it is known when that is done twice. */
    Optional<Again> again(MessageKey key) {
        return under(key, key.again().messageId(), "again|");
    }

    /** To be tried, under ids that no message ever has, also when it was processed once more. */
    Optional<Again> tried(MessageKey key) {
        return under(key, ResourceIds.of("MessageHeader", key.partner(), TRIED + key.messageId()), TRIED);
    }

    private Optional<Again> under(MessageKey key, String id, String word) {
        return partners.byId(key.partner())
                .flatMap(partner -> came(key)
                        .flatMap(came -> text(key, came)
                                .map(text -> anew(text, key, id, word + came.bundleId()))
                                .map(bundle -> new Again(partner, came.answered(), bundle))));
    }

    private Optional<Came> came(MessageKey key) {
        return jdbc.sql("select bundle_id, code from inbox where partner = ? and message_id = ?")
                .params(key.partner(), key.messageId())
                .query((row, number) -> new Came(
                        row.getString(1),
                        row.getString(2).equals(Answer.Code.OK.wire()) ? Answer.Code.OK : Answer.Code.FATAL))
                .optional();
    }

    private Optional<Bytes> text(MessageKey key, Came came) {
        return versions.current(
                        new ResourceKey("Bundle", ResourceIds.of("Bundle", key.partner(), came.bundleId())),
                        Visibility.EVERYTHING)
                .filter(version -> !version.isEmpty())
                .map(StoredVersion::body)
                .or(() -> unread.text(key.partner(), key.messageId()));
    }

    private Bundle anew(Bytes text, MessageKey key, String id, String bundleId) {
        Bundle bundle = json.read(text, Bundle.class);
        BundleEntryComponent first = bundle.getEntryFirstRep();
        if (first.getFullUrl() != null && first.getFullUrl().endsWith(key.messageId())) {
            first.setFullUrl("urn:uuid:" + id);
        }
        first.getResource().setId(id);
        bundle.setId(ResourceIds.of("Bundle", key.partner(), bundleId));
        return bundle;
    }

    /** A message of the partner that waits. */
    Optional<Parked> parked(MessageKey key) {
        return jdbc.sql("""
                select p.bundle, i.event from parked_message p join inbox i using (partner, message_id)
                where p.partner = ? and p.message_id = ? and p.state = 'waiting'""")
                .params(key.partner(), key.messageId())
                .query((row, number) -> new Parked(key.partner(), key.messageId(), row.getString(1), row.getString(2)))
                .optional();
    }
}
