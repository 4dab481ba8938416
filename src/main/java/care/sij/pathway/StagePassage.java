package care.sij.pathway;

import care.sij.clinical.JointSide;
import java.time.LocalDate;

/**
 * An episode came into a stage.
 *
 * @param number of the side's episode, from 1
 * @param from the first day on which the facts held that were there by then
 */
public record StagePassage(JointSide side, int number, Stage stage, LocalDate from) {}
