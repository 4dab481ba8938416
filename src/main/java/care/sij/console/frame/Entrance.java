package care.sij.console.frame;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who comes to the service's address wants the console. */
@RestController
class Entrance {

    @GetMapping("/")
    ResponseEntity<Void> enter() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/console")
                .build();
    }
}
