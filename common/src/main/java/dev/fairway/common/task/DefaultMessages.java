package dev.fairway.common.task;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/** Messages as their callers wrote them, in no other language. */
final class DefaultMessages implements MessageSource {

  @Override
  public @Nullable String getMessage(
      String code,
      Object @Nullable [] args,
      @Nullable String defaultMessage,
      @Nullable Locale locale) {
    return defaultMessage;
  }

  @Override
  public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
    throw new NoSuchMessageException(code);
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
    String message = resolvable.getDefaultMessage();
    if (message == null) {
      throw new NoSuchMessageException(String.join(", ", codes(resolvable)));
    }
    return message;
  }

  private static String[] codes(MessageSourceResolvable resolvable) {
    String[] codes = resolvable.getCodes();
    return codes == null ? new String[] {"a message without a code"} : codes;
  }
}
