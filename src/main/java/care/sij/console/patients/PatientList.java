package care.sij.console.patients;

import java.util.List;

/**
 * A page of the list.
 *
 * @param start address of the first page, empty when this is it
 * @param next address of the next page, empty when this is the last
 */
public record PatientList(PatientFilter filter, List<PatientRow> rows, String start, String next) {}
