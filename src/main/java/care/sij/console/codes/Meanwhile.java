package care.sij.console.codes;

import care.sij.console.frame.Tellers;
import care.sij.console.frame.Words;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What others set of a partner's map after a form was made. */
@Component
class Meanwhile {

    private final CodeMaps maps;
    private final Tellers tellers;
    private final Words words;

    Meanwhile(CodeMaps maps, Tellers tellers, Words words) {
        this.maps = maps;
        this.tellers = tellers;
        this.words = words;
    }

    /** The newest version against the one of the form; empty when the form names one that is not older. */
    Optional<VersionView> since(String partner, int version) {
        return maps.told(partner, Direction.IN, OptionalInt.empty())
                .filter(newest -> version < newest.version())
                .map(newest -> VersionView.of(
                        newest,
                        version == 0 ? CodeMap.NONE : maps.of(partner, Direction.IN, version),
                        maps.of(partner, Direction.IN, newest.version()),
                        tellers,
                        words));
    }
}
