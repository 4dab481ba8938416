package care.sij.api.rest;

import care.sij.audit.Ledger;
import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The newest checkpoint and the keys that verify checkpoints, as plain text for everybody: the more keep them, the less
 * history can be replaced.
 */
@RestController
class LedgerPages {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Ledger ledger;

    LedgerPages(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The signed note; 404 before the first leaf has its place. */
    @GetMapping("/ledger/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ledger.latest()
                .map(SignedCheckpoint::note)
                .map(LedgerPages::text)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** A line for each key, the newest first, as tools for signed notes take it. */
    @GetMapping("/ledger/keys")
    ResponseEntity<byte[]> keys() {
        return text(ledger.keys().stream()
                .map(LedgerKey::verifier)
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
    }

    private static ResponseEntity<byte[]> text(String text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
