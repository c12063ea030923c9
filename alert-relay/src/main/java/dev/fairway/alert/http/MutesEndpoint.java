package dev.fairway.alert.http;

import dev.fairway.alert.book.mute.Mute;
import dev.fairway.alert.book.mute.Mutes;
import dev.fairway.common.http.problem.Checks;
import dev.fairway.common.http.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Of which alerts people are not to be told for a while. */
@Tag(name = "mutes")
@RestController
@RequestMapping("/mutes")
final class MutesEndpoint {

  private final Mutes mutes;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  MutesEndpoint(Mutes mutes, Clock clock) {
    this.mutes = mutes;
    this.clock = clock;
  }

  @Operation(summary = "Lists the mutes that hold, the first to end first")
  @GetMapping
  MuteView.All list() throws InterruptedException {
    return new MuteView.All(mutes.all().stream().map(MuteView::of).toList());
  }

  @Operation(
      summary = "Mutes a family, a category, or a category of a family",
      description =
          "What happens is recorded. Where an alert still goes on when the mute ends, it is told"
              + " of once.")
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(consumes = "application/json")
  ResponseEntity<MuteView> post(@RequestBody MuteRequest request) throws InterruptedException {
    Mute mute = request.mute(id(), clock.instant());
    mutes.add(mute);
    return ResponseEntity.created(URI.create("/mutes/" + mute.id())).body(MuteView.of(mute));
  }

  private String id() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return "mute_" + HexFormat.of().formatHex(bytes);
  }

  @Operation(
      summary = "Ends a mute",
      description = "What was muted and still goes on is told of within a minute.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) throws InterruptedException {
    if (!Checks.isId(id, 64) || !mutes.end(id)) {
      throw ProblemException.notFound("mute that holds,", id);
    }
    return ResponseEntity.noContent().build();
  }
}
