package care.sij.exchange.codes;

import care.sij.clinical.Code;
import care.sij.conformance.MessageValidator;
import care.sij.conformance.OwnCode;
import care.sij.exchange.CodeProposals;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Proposes what other partners' maps say of the same code, then our codes whose names and systems fit best. */
@Component
class Proposals implements CodeProposals {

    private static final int MOST = 60;
    private static final int LIKE = 50;
    private static final int PLACE_COUNTS = 2;

    private record Fit(OwnCode code, int place, int name) {

        int whole() {
            return PLACE_COUNTS * place + name;
        }
    }

    private final MessageValidator validator;
    private final CodeMaps maps;
    private final Partners partners;

    Proposals(MessageValidator validator, CodeMaps maps, Partners partners) {
        this.validator = validator;
        this.maps = maps;
        this.partners = partners;
    }

    @Override
    public List<Proposed> of(String partner, Code code, String place) {
        List<OwnCode> ours = validator.ownCodes();
        Map<Code, String> displays =
                ours.stream().collect(Collectors.toMap(OwnCode::code, OwnCode::display, (one, same) -> one));
        List<Proposed> all = new ArrayList<>(elsewhere(partner, code, displays));
        ours.stream()
                .map(one -> new Fit(one, system(one.code().system(), place), name(code, one)))
                .sorted(Comparator.comparingInt(Fit::whole).reversed())
                .limit(MOST)
                .map(fit -> new Proposed(
                        fit.code().code(), fit.code().display(), fit.name() >= LIKE ? "its name is alike" : ""))
                .filter(one -> all.stream().noneMatch(known -> known.target().equals(one.target())))
                .toList()
                .forEach(all::add);
        return List.copyOf(all);
    }

    private List<Proposed> elsewhere(String partner, Code code, Map<Code, String> displays) {
        return partners.all().stream()
                .map(Partner::id)
                .filter(id -> !id.equals(partner))
                .flatMap(id -> targets(maps.now(id, Direction.IN), code))
                .distinct()
                .filter(displays::containsKey)
                .map(target -> new Proposed(target, displays.getOrDefault(target, ""), "another partner's map says so"))
                .toList();
    }

    private static Stream<Code> targets(CodeMap map, Code code) {
        return map.of(code).stream().map(CodeMap.Target::code);
    }

    private static int name(Code code, OwnCode ours) {
        return Math.max(Likeness.of(code.code(), ours.code().code()), Likeness.of(code.code(), ours.display()));
    }

    private static int system(String system, String place) {
        return Likeness.of(system.substring(system.lastIndexOf('/') + 1).replace("sij-", ""), place);
    }
}
