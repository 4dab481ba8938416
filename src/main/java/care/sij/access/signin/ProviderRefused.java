package care.sij.access.signin;

/** Nobody comes in by the identity provider. */
final class ProviderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProviderRefusal refusal;

    ProviderRefused(ProviderRefusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    ProviderRefusal refusal() {
        return refusal;
    }
}
