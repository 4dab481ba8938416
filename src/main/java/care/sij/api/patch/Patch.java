package care.sij.api.patch;

import care.sij.record.Bytes;

/** A change to what a resource holds. */
public interface Patch {

    /**
     * The resource after the change; it may be no valid resource any more.
     *
     * @param resource JSON, as the one who patches sees it
     * @throws PatchRefused when an operation cannot be done
     */
    Bytes applyTo(Bytes resource);
}
