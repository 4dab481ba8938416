package care.sij.api.rest;

import care.sij.record.Page;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyTerm;

/**
 * What a search returns beside its matches because it refers to them (R4 search.html#revinclude).
 *
 * @param type of what refers
 * @param parameter the search parameter by which it does
 */
record ReverseInclude(String type, String parameter) {

    /** Who stated or derived it, when and why: the one that is served. */
    static final ReverseInclude PROVENANCE = new ReverseInclude("Provenance", "target");

    /** @throws RequestRefused when it is none that is served */
    static ReverseInclude of(String value) {
        if (!value.equals(PROVENANCE.text())) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    "Of `_revinclude` only `" + PROVENANCE.text()
                            + "` is served. Search for what else refers to these.");
        }
        return PROVENANCE;
    }

    /** As it is asked for. */
    String text() {
        return type + ":" + parameter;
    }

    /** That it refers to a resource of the page, in whatever version. */
    SearchCriterion refersTo(Page page) {
        return new AnyTerm(page.versions().stream()
                .map(version -> parameter + "=" + version.key().reference())
                .toList());
    }
}
