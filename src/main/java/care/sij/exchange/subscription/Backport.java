package care.sij.exchange.subscription;

/** The names of Subscriptions R5 Backport 1.1.0. */
final class Backport {

    private static final String STRUCTURE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    static final String FILTER = STRUCTURE + "backport-filter-criteria";
    static final String CONTENT = STRUCTURE + "backport-payload-content";
    static final String HEARTBEAT = STRUCTURE + "backport-heartbeat-period";
    static final String TIMEOUT = STRUCTURE + "backport-timeout";
    static final String MAX_COUNT = STRUCTURE + "backport-max-count";
    static final String NOTIFICATION = STRUCTURE + "backport-subscription-notification-r4";
    static final String STATUS = STRUCTURE + "backport-subscription-status-r4";

    private Backport() {}
}
