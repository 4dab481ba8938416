package care.sij.exchange.direct;

import care.sij.exchange.Written.Effect;
import care.sij.record.StoredVersion;

/** What a write did, and the version that holds now. */
record Effected(Effect effect, StoredVersion version) {

    String text() {
        return switch (effect) {
            case CREATED, UPDATED -> "Written as it was stated; the plans follow from it.";
            case FOUND -> "The condition found this resource; nothing was written.";
            case DELETED -> "Deleted; its versions stay readable, and the plans follow without it.";
        };
    }
}
