package care.sij.console.codes;

import care.sij.console.frame.Words;
import care.sij.exchange.CodesToMap.Item;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A code that nobody could read.
 *
 * @param map where it is mapped
 * @param message where the message is looked at that it was told in last
 * @param closed by which version, in words; empty while it is open
 */
record CodeRow(
        String partner,
        String system,
        String code,
        String place,
        String first,
        String last,
        long times,
        String toldIn,
        String message,
        String map,
        String history,
        String closed) {

    static CodeRow of(Item item, Words words) {
        return new CodeRow(
                item.partner(),
                item.code().system(),
                item.code().code(),
                item.place(),
                words.dateTime(item.firstSeen()),
                words.dateTime(item.lastSeen()),
                item.times(),
                item.toldIn(),
                UriComponentsBuilder.fromPath("/console/messages")
                        .queryParam("way", "in")
                        .queryParam("message", "{message}")
                        .encode()
                        .buildAndExpand(item.toldIn())
                        .toUriString(),
                UriComponentsBuilder.fromPath("/console/codes/map")
                        .queryParam("partner", "{partner}")
                        .queryParam("system", "{system}")
                        .queryParam("code", "{code}")
                        .queryParam("place", "{place}")
                        .encode()
                        .buildAndExpand(
                                item.partner(),
                                item.code().system(),
                                item.code().code(),
                                item.place())
                        .toUriString(),
                "/console/codes/maps/" + item.partner() + "/in",
                item.closedBy().map(version -> "closed by version " + version).orElse(""));
    }
}
