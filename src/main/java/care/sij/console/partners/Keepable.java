package care.sij.console.partners;

import care.sij.partner.ShownSecret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be kept of what was typed: no private key, and no password in an address, as all of clinic IT reads drafts.
 *
 * @param faults of what was left out, at its fields
 */
record Keepable(Map<String, String> said, Faults faults) {

    private static final List<Setting> ADDRESSES = List.of(Setting.ENDPOINT, Setting.JWKS_URL, Setting.TOKEN_URL);

    Keepable {
        said = Map.copyOf(said);
    }

    static Keepable of(Map<String, String> typed) {
        Map<String, String> said = new HashMap<>(typed);
        List<String> problems = new ArrayList<>();
        if (ShownSecret.isPrivateKey(typed.getOrDefault(Setting.JWKS.path(), ""))) {
            said.put(Setting.JWKS.path(), "");
            problems.add("jwks must hold public keys only; what was typed was not kept."
                    + " Replace the private key, it has been shown");
        }
        for (Setting address : ADDRESSES) {
            if (ShownSecret.isInAddress(typed.getOrDefault(address.path(), ""))) {
                said.put(address.path(), "");
                problems.add(address.path() + " must be an address without user and password; what was typed was not"
                        + " kept. Replace the password, it has been shown");
            }
        }
        return new Keepable(said, Faults.of(problems));
    }
}
