package care.sij.api.rest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the REST face.
 *
 * @param pageSize resources on a page when the request does not say; default 50
 * @param largestPage most resources on a page, whatever the request says; default 500
 */
@ConfigurationProperties("sij.api")
record RestSettings(
        @DefaultValue("50") int pageSize,
        @DefaultValue("500") int largestPage) {

    RestSettings {
        if (pageSize < 1 || largestPage < pageSize) {
            throw new IllegalArgumentException("sij.api: 1 <= page-size <= largest-page");
        }
    }
}
