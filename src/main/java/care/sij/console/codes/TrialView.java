package care.sij.console.codes;

import care.sij.exchange.CodeMapping.Preview;
import java.util.List;

/** What a trial of a map found, in words. */
record TrialView(String looked, List<Read> translated, List<String> nowTaken, List<String> nowRefused, String unread) {

    private static final int MOST = 20;

    /** A translation. */
    record Read(String from, String to, int times) {}

    static TrialView of(Preview preview) {
        return new TrialView(
                preview.messages() + " kept messages were tried, " + preview.changed() + " would be read differently.",
                preview.translated().stream()
                        .limit(MOST)
                        .map(one -> new Read(one.source().code(), one.target().code(), one.times()))
                        .toList(),
                preview.nowTaken().stream().limit(MOST).toList(),
                preview.nowRefused().stream().limit(MOST).toList(),
                preview.unread().size() + " codes would still be unread.");
    }
}
