package care.sij.access;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls another server so that the call ends, whatever that server does: the client's own timeout stops at the body.
 */
public final class BoundedCall {

    private BoundedCall() {}

    /**
     * The answer, arrived whole within the time and of at most so many bytes.
     *
     * @throws IOException when there is no such answer
     */
    public static HttpResponse<byte[]> send(HttpClient http, HttpRequest request, Duration longest, int largest)
            throws IOException, InterruptedException {
        return await(http.sendAsync(request, head -> new BoundedBody(largest)), longest);
    }

    /**
     * The status of the answer, whose body, arrived whole within the time, does not matter.
     *
     * @throws IOException when there is no such answer
     */
    public static int status(HttpClient http, HttpRequest request, Duration longest)
            throws IOException, InterruptedException {
        return await(http.sendAsync(request, BodyHandlers.discarding()), longest)
                .statusCode();
    }

    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer, Duration longest)
            throws IOException, InterruptedException {
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer in time");
        } catch (ExecutionException e) {
            throw new IOException(nameOf(e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Its text may quote what the other side sent. */
    private static String nameOf(@Nullable Throwable failure) {
        return failure == null ? "no answer" : failure.getClass().getSimpleName();
    }
}
