package care.sij.exchange.hl7v2out;

import java.util.List;

/**
 * What one OBX says.
 *
 * @param type OBX-2
 * @param code components of OBX-3
 * @param subId OBX-4: which of several of the same kind it belongs to
 * @param value components of OBX-5
 * @param unit components of OBX-6
 * @param interpretation OBX-8, table 0078
 * @param status OBX-11, table 0085
 * @param at OBX-14
 * @param notes each an NTE that follows
 */
record ResultLine(
        String type,
        List<String> code,
        String subId,
        List<String> value,
        List<String> unit,
        String interpretation,
        String status,
        String at,
        List<String> notes) {

    private static final String FINAL = "F";
    private static final String CORRECTED = "C";
    private static final String WRONG = "W";

    ResultLine {
        code = List.copyOf(code);
        value = List.copyOf(value);
        unit = List.copyOf(unit);
        notes = List.copyOf(notes);
    }

    /** The same, told before by mistake. */
    ResultLine asWrong() {
        return new ResultLine(type, code, subId, value, unit, interpretation, WRONG, at, notes);
    }

    /** Table 0123: what lines together make of the result (OBR-25); X when nothing of it stands. */
    static String together(List<ResultLine> lines) {
        if (lines.stream().allMatch(line -> line.status().equals(WRONG))) {
            return "X";
        }
        boolean changed =
                lines.stream().anyMatch(line -> List.of(CORRECTED, WRONG).contains(line.status()));
        return changed ? CORRECTED : FINAL;
    }

    /** Something final of which no more is told. */
    static ResultLine of(String type, List<String> code, String subId, List<String> value, List<String> unit) {
        return new ResultLine(type, code, subId, value, unit, "", FINAL, "", List.of());
    }
}
