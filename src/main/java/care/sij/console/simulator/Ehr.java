package care.sij.console.simulator;

import care.sij.exchange.Forecasts.Addressee;

/**
 * An EHR that can be asked what it would take.
 *
 * @param id {@code profile:} and a profile's name, or {@code partner:} and a partner's id
 */
record Ehr(String id, String title, Addressee addressee) {}
