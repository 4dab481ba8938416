package care.sij.audit.ledger;

/** The ledger is not as this service last signed it, so nothing more is signed. */
final class LedgerAltered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerAltered(long size) {
        super("the ledger of " + size + " leaves is not the one that was last signed");
    }
}
