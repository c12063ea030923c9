package dev.fairway.common.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class FailuresTest {

  @Test
  void findsOurFailureUnderTheFrameworksOwn() {
    var ours = new BadConfigurationException("IMAGES_TABLE is not set.");
    var wrapped = new IllegalStateException("bean", new IllegalArgumentException("binding", ours));
    assertThat(Failures.find(wrapped)).contains(ours);
  }

  @Test
  void leavesWhatNobodyForesaw() {
    assertThat(Failures.find(new IllegalStateException("surprise"))).isEmpty();
  }

  @Test
  void namesTheVariableWhoseValueCanNotBeRead() {
    Throwable unread = catchThrowable(() -> bind(Map.of("TASK_DEADLINE", "soon")));
    assertThat(Failures.find(unread))
        .get()
        .extracting(FairwayException::getMessage)
        .asString()
        .startsWith("TASK_DEADLINE is \"soon\", which can't be read as java.time.Duration");
  }

  @Test
  void asksForARequiredVariableByName() {
    assertThatThrownBy(() -> BadConfigurationException.required(" ", "DATA_BUCKET", "a bucket"))
        .hasMessage("DATA_BUCKET is not set: it names a bucket.");
  }

  private static Duration bind(Map<String, Object> environment) {
    var spring = new StandardEnvironment();
    spring
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
    ConfigurationPropertySources.attach(spring);
    return Binder.get(spring).bind("task.deadline", Duration.class).get();
  }
}
