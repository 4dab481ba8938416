package care.sij.exchange.codes;

import care.sij.clinical.Code;
import care.sij.conformance.MessageValidator;
import care.sij.exchange.CodeMapping;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMap.Target;
import care.sij.partner.CodeMapChanged;
import care.sij.partner.CodeMaps;
import care.sij.partner.CodeMaps.Setting;
import care.sij.partner.InvalidCodeMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ConceptMap;
import org.springframework.stereotype.Component;

/** Has code maps set when they hold together, and closes what they decide about on the list of codes to map. */
@Component
class CodeMapDesk implements CodeMapping {

    private final CodeMaps maps;
    private final MessageValidator validator;
    private final UnmappedBook book;
    private final MapTrial trial;

    CodeMapDesk(CodeMaps maps, MessageValidator validator, UnmappedBook book, MapTrial trial) {
        this.maps = maps;
        this.validator = validator;
        this.book = book;
        this.trial = trial;
    }

    @Override
    public Change set(Wanted wanted, Run run) {
        CodeMap candidate = candidate(wanted.map(), wanted.direction());
        CodeMap before = maps.newest(wanted.partner(), wanted.direction());
        int usual = run == Run.DRY ? before.version() : CodeMap.NONE.version();
        if (wanted.replaces().orElse(usual) != before.version()) {
            throw new CodeMapChanged(before.version());
        }
        int closes = switch (run) {
            case DRY -> closable(wanted.partner(), wanted.direction(), candidate);
            case REAL -> set(wanted, before.version());
        };
        return change(before, candidate, before.version() + 1, closes);
    }

    private int set(Wanted wanted, int replaces) {
        AtomicInteger closed = new AtomicInteger();
        maps.set(
                new Setting(
                        wanted.partner(), wanted.direction(), replaces, wanted.map(), wanted.by(), wanted.comment()),
                set -> closed.set(close(wanted.partner(), wanted.direction(), set)));
        return closed.get();
    }

    @Override
    public Preview preview(String partner, ConceptMap map, int most) {
        return trial.of(partner, candidate(map, Direction.IN), most);
    }

    /** A code of ours that is not defined would be refused in every message it is put into. */
    private CodeMap candidate(ConceptMap map, Direction direction) {
        CodeMap candidate = maps.candidate(map, direction);
        Stream<Code> ours = switch (direction) {
            case IN ->
                candidate.targets().values().stream().flatMap(List::stream).map(Target::code);
            case OUT -> candidate.judged().stream();
        };
        List<String> faults = ours.filter(validator::isMadeUp)
                .map(code -> "ConceptMap.group.element: `" + code.code() + "` is no code of " + code.system()
                        + ". Use one that is.")
                .distinct()
                .sorted()
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidCodeMap(faults);
        }
        return candidate;
    }

    private int closable(String partner, Direction direction, CodeMap map) {
        return direction == Direction.IN ? book.closable(partner, map.judged()) : 0;
    }

    private int close(String partner, Direction direction, CodeMap map) {
        return direction == Direction.IN ? book.close(partner, map.judged(), map.version()) : 0;
    }

    private static Change change(CodeMap before, CodeMap after, int version, int closes) {
        Set<Code> was = before.judged();
        Set<Code> is = after.judged();
        return new Change(
                version,
                is.size(),
                (int) is.stream().filter(code -> !was.contains(code)).count(),
                (int) was.stream().filter(code -> !is.contains(code)).count(),
                (int) is.stream()
                        .filter(was::contains)
                        .filter(code -> !before.of(code).equals(after.of(code)))
                        .count(),
                closes);
    }
}
