package care.sij.console.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The last runs of this process; they are about synthetic patients and are forgotten with it. */
@Component
@Profile("demo")
class Runs {

    static final int KEPT = 50;

    private final Map<String, Run> runs = new LinkedHashMap<>();

    synchronized void keep(Run run) {
        runs.put(run.id(), run);
        if (runs.size() > KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
    }

    synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The newest first. */
    synchronized List<Run> all() {
        List<Run> newest = new ArrayList<>(runs.values());
        Collections.reverse(newest);
        return newest;
    }

    synchronized long underWay() {
        return runs.values().stream().filter(run -> !run.isOver()).count();
    }
}
