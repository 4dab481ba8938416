package care.sij.api.everything;

import care.sij.audit.PlanAsKnown;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A plan, what it refers to and what refers to it: the plan first, then the others by type and id. */
@Component
class PlanEverything {

    private static final long MOST_BYTES = 8L << 20;

    private final PlanAsKnown plans;

    PlanEverything(PlanAsKnown plans) {
        this.plans = plans;
    }

    Page page(ResourceKey plan, EverythingRequest asked, Visibility visibility) {
        Optional<PageCursor> after = asked.after();
        List<StoredVersion> wanted = plans.at(plan, SharedResources.NOW, visibility).stream()
                .filter(version -> !version.isEmpty() && asked.wants(version))
                .toList();
        Stream<StoredVersion> first =
                wanted.stream().filter(version -> version.key().equals(plan));
        Stream<StoredVersion> others = wanted.stream()
                .filter(version -> !version.key().equals(plan))
                .filter(version ->
                        after.filter(place -> !isBehind(version, place)).isEmpty());
        List<StoredVersion> left = (after.isPresent() ? others : Stream.concat(first, others)).toList();
        int size = Math.min(asked.count(), fitting(left));
        return left.size() <= size
                ? new Page(left, Optional.empty())
                : new Page(left.subList(0, size), Optional.of(place(left.get(size - 1), plan)));
    }

    /** How many of these one page holds, at least one. */
    private static int fitting(List<StoredVersion> left) {
        long bytes = 0;
        int fitting = 0;
        while (fitting < left.size()
                && (fitting == 0 || bytes + left.get(fitting).body().length() <= MOST_BYTES)) {
            bytes += left.get(fitting).body().length();
            fitting++;
        }
        return fitting;
    }

    private static boolean isBehind(StoredVersion version, PageCursor place) {
        int types = version.key().type().compareTo(place.values().get(0));
        return types > 0
                || (types == 0 && version.key().id().compareTo(place.values().get(1)) > 0);
    }

    private static PageCursor place(StoredVersion last, ResourceKey plan) {
        return new PageCursor(
                last.key().equals(plan)
                        ? List.of("", "")
                        : List.of(last.key().type(), last.key().id()));
    }
}
