package care.sij.pathway;

/** One rule of a policy with its parameters. */
public interface Criterion {

    /** Stable within a policy; the criterion of a receipt carries it. */
    String id();
}
