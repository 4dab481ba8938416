package care.sij.exchange.codes;

import care.sij.fhir.FhirJson;
import care.sij.fhir.ResourceIds;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What partners have sent, as it came: what was taken, from the archive, and what was refused for its codes. */
@Component
class KeptMessages {

    /** How a message was answered. */
    enum Answered {
        TAKEN,
        REFUSED
    }

    /**
     * One message.
     *
     * @param bundle read when it is looked at; empty when it is kept no more
     */
    record Kept(String messageId, Answered answered, Supplier<Optional<Bundle>> bundle) {}

    private final JdbcClient jdbc;
    private final Versions versions;
    private final UnreadMessages unread;
    private final FhirJson json;

    KeptMessages(JdbcClient jdbc, Versions versions, UnreadMessages unread, FhirJson json) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.unread = unread;
        this.json = json;
    }

    /** The newest refused ones, then the newest that were taken, at most so many of each. */
    List<Kept> newest(String partner, int most) {
        Stream<Kept> refused = unread.newest(partner, most).stream()
                .map(id -> new Kept(
                        id,
                        Answered.REFUSED,
                        () -> unread.read(partner, id).stream().findFirst().map(one -> bundle(one.body()))));
        Stream<Kept> taken = jdbc
                .sql("""
                select message_id, bundle_id from inbox where partner = ? and code = 'ok'
                order by received_at desc limit ?""")
                .params(partner, most)
                .query((row, number) -> taken(partner, row.getString(1), row.getString(2)))
                .list()
                .stream();
        return Stream.concat(refused, taken).toList();
    }

    private Kept taken(String partner, String messageId, String bundleId) {
        ResourceKey key = new ResourceKey("Bundle", ResourceIds.of("Bundle", partner, bundleId));
        return new Kept(
                messageId,
                Answered.TAKEN,
                () -> versions.current(key, Visibility.EVERYTHING)
                        .map(StoredVersion::body)
                        .map(this::bundle));
    }

    private Bundle bundle(Bytes body) {
        return json.read(body, Bundle.class);
    }
}
