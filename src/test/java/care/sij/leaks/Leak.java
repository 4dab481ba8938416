package care.sij.leaks;

/** A line that tells what it may not; all of it is synthetic, so that it may be shown. */
record Leak(String file, int line, Told told, String text) {

    private static final int SHOWN = 300;

    @Override
    public String toString() {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "%s:%d: %s «%s» in: %s".formatted(file, line, told.kind(), told.text(), shown);
    }
}
