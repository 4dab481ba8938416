package care.sij.exchange.direct;

import care.sij.partner.Partner;

/**
 * The ids that clients give (R4 http.html#upsert). Each has those that begin with its own client id and a full stop,
 * which no other client id contains: nobody learns by trying, or takes, what another has, and none is one of this
 * service's, which are UUIDs and names without a full stop.
 */
final class ClientIds {

    static final String REMEDY =
            "Ids that you give begin with your client id and a full stop. Give such a one, or none: create with POST.";

    private ClientIds() {}

    static boolean mayGive(Partner partner, String id) {
        String own = partner.id() + ".";
        return id.startsWith(own) && id.length() > own.length();
    }
}
