package care.sij.api.difference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the elements that stay stand while their list is put in the wanted order from its beginning: what is placed
 * stands in front, the others follow as they did. Told in logarithmic time, so that long lists are put in order in
 * little more time than it takes to read them.
 */
final class KeptOrder<K> {

    private final Map<K, Integer> ranks = new HashMap<>();

    /** A Fenwick tree: at each place how many are left of the span that ends there. */
    private final int[] left;

    private int placed;
    private int size;

    /** Of distinct keys. */
    KeptOrder(Collection<K> kept) {
        kept.forEach(key -> ranks.put(key, ranks.size()));
        size = ranks.size();
        left = new int[size + 1];
        for (int place = 1; place <= size; place++) {
            left[place] = lowestBit(place);
        }
    }

    /** How long the list is now. */
    int size() {
        return size;
    }

    /** Where the element stands now, which is not placed yet; it is placed next. */
    int place(K key) {
        int rank = Optional.ofNullable(ranks.get(key)).orElseThrow();
        int now = placed;
        for (int place = rank; place > 0; place -= lowestBit(place)) {
            now += left[place];
        }
        for (int place = rank + 1; place < left.length; place += lowestBit(place)) {
            left[place]--;
        }
        placed++;
        return now;
    }

    /** Another element is placed next. */
    void insert() {
        placed++;
        size++;
    }

    private static int lowestBit(int place) {
        return place & -place;
    }
}
