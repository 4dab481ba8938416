package care.sij.console.journey;

import java.util.List;

/**
 * The scores of one measure: drawing, table, and what the drawing's lines mean.
 *
 * @param unit of the values
 */
public record ScoreView(Drawing drawing, Rows<Score> scores, String unit, List<Gain> gains, String reference) {}
