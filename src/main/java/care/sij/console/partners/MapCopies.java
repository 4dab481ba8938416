package care.sij.console.partners;

import care.sij.exchange.CodeMapping;
import care.sij.exchange.CodeMapping.Wanted;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMapChanged;
import care.sij.partner.CodeMaps;
import care.sij.partner.InvalidCodeMap;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.Partners;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Code maps of other partners, proposed to a new one: those of the same EHR often use the same codes. */
@Component
class MapCopies {

    private static final int MOST = 100;

    /**
     * A partner that has maps.
     *
     * @param in how many of its codes are mapped
     * @param out how many of ours are
     */
    record Source(String partner, String organization, int in, int out) {}

    /** A code and what stands for it; empty text when somebody decided that nothing does. */
    record Pair(String way, String code, String stands) {}

    private final CodeMaps maps;
    private final CodeMapping mapping;
    private final Partners partners;

    MapCopies(CodeMaps maps, CodeMapping mapping, Partners partners) {
        this.maps = maps;
        this.mapping = mapping;
        this.partners = partners;
    }

    List<Source> sources() {
        return partners.registered().stream()
                .map(this::source)
                .filter(source -> source.in() + source.out() > 0)
                .toList();
    }

    private Source source(Partner partner) {
        return new Source(
                partner.id(),
                partner.organization(),
                maps.newest(partner.id(), Direction.IN).judged().size(),
                maps.newest(partner.id(), Direction.OUT).judged().size());
    }

    /** What the maps of the partner say, the first so many. */
    List<Pair> pairs(String partner) {
        return Stream.of(Direction.values())
                .flatMap(direction -> pairs(direction, maps.newest(partner, direction)))
                .limit(MOST)
                .toList();
    }

    private static Stream<Pair> pairs(Direction direction, CodeMap map) {
        return map.judged().stream()
                .map(code -> new Pair(
                        direction == Direction.IN ? "from it" : "to it",
                        code.system() + "|" + code.code(),
                        map.of(code).stream()
                                .map(target -> target.code().system() + "|"
                                        + target.code().code())
                                .collect(Collectors.joining(", "))))
                .sorted(Comparator.comparing(Pair::code));
    }

    /** Gives a partner the maps of another one; false when one of them cannot be set. */
    boolean copied(String from, String to, Reason reason) {
        try {
            Stream.of(Direction.values())
                    .forEach(direction -> maps.told(from, direction, OptionalInt.empty())
                            .ifPresent(told -> mapping.set(
                                    new Wanted(
                                            to,
                                            direction,
                                            OptionalInt.empty(),
                                            told.map(),
                                            reason.by(),
                                            reason.comment()),
                                    Run.REAL)));
            return true;
        } catch (InvalidCodeMap | CodeMapChanged refused) {
            return false;
        }
    }
}
