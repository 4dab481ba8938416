package care.sij.console.worklist;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** An answer that goes on: what is said is written to it. */
final class OpenAnswer implements Ear {

    private final String person;
    private final BooleanSupplier signedIn;
    private final AsyncContext answer;
    private final ServletOutputStream out;
    private boolean ended;

    OpenAnswer(String person, BooleanSupplier signedIn, AsyncContext answer) throws IOException {
        this.person = person;
        this.signedIn = signedIn;
        this.answer = answer;
        this.out = answer.getResponse().getOutputStream();
    }

    @Override
    public String of() {
        return person;
    }

    @Override
    public boolean isSignedIn() {
        return signedIn.getAsBoolean();
    }

    @Override
    public synchronized void say(Said said) throws IOException {
        if (!ended) {
            out.write(said.text().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public synchronized void end() {
        if (!ended) {
            ended = true;
            answer.complete();
        }
    }

    /** The other side has gone: nothing is written to it any more. */
    synchronized void gone() {
        ended = true;
    }
}
