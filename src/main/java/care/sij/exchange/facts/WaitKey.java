package care.sij.exchange.facts;

import care.sij.exchange.ParkedMessage.Awaited;

/** What a parked message waits for, and what a message that is applied makes known. */
public final class WaitKey {

    private static final String PERSON = "person|";
    private static final String REFERRAL = "referral|";

    /** That two Patients are linked: for what waits for a resource that is another Patient's. */
    public static final String LINK = "link|";

    private WaitKey() {}

    public static String person(BusinessIdentifier identifier) {
        return PERSON + identifier.system() + "|" + identifier.value();
    }

    public static String referral(BusinessIdentifier number) {
        return REFERRAL + number.system() + "|" + number.value();
    }

    public static String resource(String type, BusinessIdentifier identifier) {
        return type + "|" + identifier.system() + "|" + identifier.value();
    }

    /** What kind of thing a key stands for. */
    public static Awaited kind(String key) {
        if (key.startsWith(PERSON)) {
            return Awaited.PERSON;
        }
        return key.startsWith(REFERRAL) ? Awaited.REFERRAL : Awaited.RESOURCE;
    }
}
