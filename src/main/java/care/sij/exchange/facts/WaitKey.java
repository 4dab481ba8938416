package care.sij.exchange.facts;

/** What a parked message waits for, and what a message that is applied makes known. */
public final class WaitKey {

    private WaitKey() {}

    public static String person(BusinessIdentifier identifier) {
        return "person|" + identifier.system() + "|" + identifier.value();
    }

    public static String referral(BusinessIdentifier number) {
        return "referral|" + number.system() + "|" + number.value();
    }

    public static String resource(String type, BusinessIdentifier identifier) {
        return type + "|" + identifier.system() + "|" + identifier.value();
    }
}
