package care.sij.exchange.message;

import care.sij.record.ResourceKey;

/** What a parked message waits for, and what a message that is applied makes known. */
final class WaitKey {

    private WaitKey() {}

    static String person(BusinessIdentifier identifier) {
        return "person|" + identifier.system() + "|" + identifier.value();
    }

    static String referral(BusinessIdentifier number) {
        return "referral|" + number.system() + "|" + number.value();
    }

    static String resource(String type, BusinessIdentifier identifier) {
        return type + "|" + identifier.system() + "|" + identifier.value();
    }

    static String resource(ResourceKey key) {
        return key.reference();
    }
}
