package care.sij.audit.trail;

import care.sij.access.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many refusals each site has caused in the period that goes on. Strangers decide how many there are, so only the
 * first few of a site, and of few sites, are told one by one; those of all further sites are counted as one site's.
 */
final class RefusalTally {

    private static final int MOST_SINGLY = 60;
    private static final int MOST_SITES = 20;
    private static final String FURTHER_SITES = "";

    /**
     * Refusals that nobody told of singly.
     *
     * @param address one that they came from; empty when they came from many sites
     */
    record Rest(String address, int refusals) {}

    private final Map<String, Integer> bySite = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    /** Whether the refusal is told by itself; counted it is in any case. */
    synchronized boolean isToldSingly(String address) {
        String own = Network.of(address).site();
        String site = bySite.containsKey(own) || bySite.size() < MOST_SITES ? own : FURTHER_SITES;
        addresses.putIfAbsent(site, site.equals(FURTHER_SITES) ? "" : address);
        int refusals = bySite.getOrDefault(site, 0) + 1;
        bySite.put(site, refusals);
        return refusals <= MOST_SINGLY;
    }

    /** What was not told singly in the period that ends with this call. */
    synchronized List<Rest> end() {
        List<Rest> rest = new ArrayList<>();
        bySite.forEach((site, refusals) -> {
            if (refusals > MOST_SINGLY) {
                rest.add(new Rest(addresses.getOrDefault(site, ""), refusals - MOST_SINGLY));
            }
        });
        bySite.clear();
        addresses.clear();
        return List.copyOf(rest);
    }
}
