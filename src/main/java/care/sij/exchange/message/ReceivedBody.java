package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.fhir.FhirFormat;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The bytes of a message and the format they say they are in. */
record ReceivedBody(FhirFormat format, Bytes bytes) {

    private static final int LARGEST = ParseLimits.MESSAGE.bytes();

    /**
     * Reads the body, one byte more than allowed at most, so that the parser can tell that it is too much.
     *
     * @throws RequestRefused when it is compressed, in no format of FHIR, or not in UTF-8
     */
    static ReceivedBody of(HttpServletRequest request) throws IOException {
        FhirFormat format = format(request);
        return new ReceivedBody(format, Bytes.of(request.getInputStream().readNBytes(LARGEST + 1)));
    }

    private static FhirFormat format(HttpServletRequest request) {
        boolean compressed = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
        if (compressed) {
            throw unsupported("The body is compressed. Send it as it is, without Content-Encoding.");
        }
        MediaType type = type(request);
        boolean utf8 = Optional.ofNullable(type.getCharset())
                .map(StandardCharsets.UTF_8::equals)
                .orElse(true);
        if (!utf8) {
            throw unsupported("FHIR is sent in UTF-8. Encode the body so and say `charset=UTF-8`, or nothing.");
        }
        return FhirFormat.of(type.getType() + "/" + type.getSubtype()).orElseThrow(ReceivedBody::noFormat);
    }

    private static MediaType type(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getContentType())
                    .map(MediaType::parseMediaType)
                    .orElseThrow(ReceivedBody::noFormat);
        } catch (InvalidMediaTypeException e) {
            throw noFormat();
        }
    }

    private static RequestRefused noFormat() {
        return unsupported("Send the message as `application/fhir+json` or `application/fhir+xml`.");
    }

    private static RequestRefused unsupported(String text) {
        return new RequestRefused(Rule.UNSUPPORTED_MEDIA_TYPE, "", text);
    }
}
